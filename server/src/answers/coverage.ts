import { coverageAnswer } from '../features/coverage/coverageAnswer';
import { lineDetails } from '../features/coverage/lineDetails';
import { coveredFiles } from '../features/coverage/summaries';
import { safelyOn } from '../handlers';
import {
  COVERAGE,
  COVERED_FILES,
  COVERED_LINES,
  type CoverageAnswer,
  type CoverageParams,
  type CoveredFiles,
  type CoveredFilesParams,
  type LineDetail,
  REFRESH_COVERAGE,
} from '../protocol';
import { uriKey } from '../uris';
import type { Answers } from './answers';
import { firstMeasured } from './measured';

const NONE: CoverageAnswer = { state: 'none', sprint: null, below: 0, files: 0, worst: [], reports: [] };

/** What tests show of the code, beside what the active sprint asks for. */
export const coverageAnswers: Answers = {
  capabilities: {},
  listen({ connection, workspace }) {
    const safely = safelyOn(connection);
    const resultIds = new ResultIds();
    connection.onRequest(
      COVERAGE,
      safely(NONE, async (params: unknown): Promise<CoverageAnswer> => {
        await firstMeasured(workspace);
        return coverageAnswer(workspace.project, fieldsOf(params));
      }),
    );
    connection.onRequest(
      COVERED_FILES,
      safely({ resultId: '' }, async (params: unknown): Promise<CoveredFiles> => {
        await firstMeasured(workspace);
        const { files } = workspace.project.coverage;
        const resultId = resultIds.of(files);
        return fieldsOf(params).resultId === resultId ? { resultId } : { resultId, files: coveredFiles(files) };
      }),
    );
    connection.onRequest(
      COVERED_LINES,
      safely(null, async (params: unknown): Promise<LineDetail[] | null> => {
        await firstMeasured(workspace);
        const { uri } = fieldsOf(params);
        return typeof uri === 'string' ? lineDetails(workspace.project.coverage.files.get(uriKey(uri))) : null;
      }),
    );
    connection.onRequest(
      REFRESH_COVERAGE,
      safely(null, async (): Promise<null> => {
        await workspace.loaded;
        await workspace.refreshCoverage();
        return null;
      }),
    );
  },
};

/** Whatever was sent; each field is looked at where it is used. */
const fieldsOf = (params: unknown): Fields => (typeof params === 'object' && params !== null ? params : {});

type Fields = CoverageParams & CoveredFilesParams;

/** Never given twice, not even by the server that ran before this one. */
class ResultIds {
  readonly #start = Date.now().toString(36);
  readonly #known = new WeakMap<object, string>();
  #next = 0;

  of(thing: object): string {
    const id = this.#known.get(thing) ?? `${this.#start}-${this.#next++}`;
    this.#known.set(thing, id);
    return id;
  }
}
