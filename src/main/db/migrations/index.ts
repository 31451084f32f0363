import { initial } from './0010-initial';
import { guidelines } from './0020-guidelines';
import { sync } from './0030-sync';
import { attributes } from './0040-attributes';
import { ruleAttributes } from './0050-rule-attributes';
import { review } from './0060-review';
import { embeddings } from './0070-embeddings';
import { skeletons } from './0090-skeletons';
import { stack } from './0080-stack';
import { syncFolders } from './0100-sync-folders';
import { assignments } from './0110-assignments';
import { gold } from './0120-gold';
import { lookedAt } from './0130-looked-at';
import { recheckAuthors } from './0140-recheck-authors';
import { sealedFeedback } from './0200-sealed-feedback';
import { keyGrants } from './0210-key-grants';
import { later } from './0230-later';
import { allPictures } from './0270-all-pictures';
import { beacons } from './0280-beacons';
import { snapshots } from './0300-snapshots';
import { nothingNew } from './0320-nothing-new';
import { disclosures } from './0330-disclosures';

/**
 * In order; a step may be slipped in between because they rise by ten. A released step is never edited: users skip
 * versions, and everybody must end with the same tables.
 */
export const migrations = [
  initial,
  guidelines,
  sync,
  attributes,
  ruleAttributes,
  review,
  embeddings,
  stack,
  skeletons,
  syncFolders,
  assignments,
  gold,
  lookedAt,
  recheckAuthors,
  sealedFeedback,
  keyGrants,
  later,
  allPictures,
  beacons,
  snapshots,
  nothingNew,
  disclosures,
] as const;

export const SCHEMA_VERSION = migrations[migrations.length - 1]!.version;
