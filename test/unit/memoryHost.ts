import picomatch from 'picomatch';
import type { FileStat, Host } from '../../server/src/host';

/** A host over files in memory, by URI; tests change the map. It knows when files were written only where it is told. */
export function memoryHost(files: Map<string, string>, modified?: ReadonlyMap<string, number>): Host {
  return {
    ...(modified && { statFiles: async uris => uris.map(uri => statOf(files.get(uri), modified.get(uri))) }),
    async findFiles(folder, include, exclude) {
      const wanted = picomatch([...include], { dot: true });
      const unwanted = picomatch([...exclude], { dot: true });
      return [...files.keys()].filter(uri => {
        const path = uri.startsWith(`${folder}/`) ? decodeURIComponent(uri.slice(folder.length + 1)) : '';
        return path !== '' && wanted(path) && !unwanted(path);
      });
    },
    async listFolder(uri) {
      const below = [...files.keys()].filter(each => each.startsWith(`${uri}/`));
      const parts = below.map(each =>
        each
          .slice(uri.length + 1)
          .split('/')
          .map(decodeURIComponent),
      );
      const entries = new Map(parts.map(([name = '', ...rest]) => [name, { name, isFolder: rest.length > 0 }]));
      return below.length ? [...entries.values()] : undefined;
    },
    readFile: async uri => files.get(uri),
  };
}

const statOf = (text: string | undefined, modified = 0): FileStat | undefined =>
  text === undefined ? undefined : { modified, size: text.length };
