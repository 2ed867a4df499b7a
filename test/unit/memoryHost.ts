import picomatch from 'picomatch';
import type { Host } from '../../server/src/host';

/** A host over files in memory, by URI; tests change the map. */
export function memoryHost(files: Map<string, string>): Host {
  return {
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
