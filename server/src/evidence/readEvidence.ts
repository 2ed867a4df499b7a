import type { Evidence } from './evidence';
import { isTestReportName, readTestReport } from './junit';
import { isStatusFileName, readStatusFile } from './sprintStatus';

/** Which files hold evidence. */
export const evidenceGlobs: readonly string[] = [
  '**/junit*.xml',
  '**/TEST-*.xml',
  '**/*test-results*.xml',
  '**/pytest*.xml',
  '**/sprint-status.yaml',
  '**/sprint-status.yml',
];

/** What a file shows; undefined for one that is no evidence, whatever it is called. Total. */
export function readEvidence(uri: string, path: string, text: string): Evidence | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isStatusFileName(name)) return readStatusFile(uri, path, text);
  return isTestReportName(name) ? readTestReport(uri, path, text) : undefined;
}
