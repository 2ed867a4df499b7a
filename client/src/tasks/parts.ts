import type { Trees } from '../views/trees';
import type { LastOwner } from './lastOwner';
import type { Requests, TreePlaces } from './treePlaces';

/** What the commands of tasks share. */
export interface TaskParts {
  readonly server: Requests;
  readonly trees: Trees;
  readonly places: TreePlaces;
  readonly lastOwner: LastOwner;
}
