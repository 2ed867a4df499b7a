import { readDocument } from '../../server/src/model/parse';
import { makeProject, type Project } from '../../server/src/project';
import { ROOT } from './loaded';

/** A project of these texts by their paths. */
export const made = (files: Readonly<Record<string, string>>): Project =>
  makeProject(
    Object.entries(files)
      .map(([path, text]) => readDocument(`${ROOT}/${path}`, path, text))
      .filter(({ kind }) => kind !== undefined),
  );
