import type { MemberId } from '@shared/model/ids';
import type { Refusal } from '@shared/sync/rights';
import type {
  LaterPackages,
  MissingTail,
  PicturesReport,
  SnapshotsReport,
  SyncReport,
} from '@shared/contract/sync-report';
import { count } from './words';

const refusals: Readonly<Record<Refusal, string>> = {
  channel: 'it came in the wrong feed',
  invalid: 'its value is not valid',
  rewritten: 'it is written once and cannot be changed',
  role: 'their role does not allow it',
  owner: 'it belongs to somebody else',
};

const waits: Readonly<Record<SyncReport['waiting'][number]['reason'], string>> = {
  before: 'earlier ones have not arrived yet',
  signer: 'no lead has admitted who signed them yet',
};

/** What a sync did, for people. */
export function syncWords(report: SyncReport, nameOf: (member: MemberId) => string): string[] {
  const { dryRun, published, received, pictures } = report;
  return [
    ...(report.parted ? ['This project is a copy of another file. It writes feeds of its own from now on.'] : []),
    `${dryRun ? 'Would receive' : 'Received'} ${count(received.changes, 'change')}.`,
    published.problem === null
      ? `${dryRun ? 'Would send' : 'Sent'} ${count(published.changes, 'change')} (${published.bytes} bytes).`
      : `Not all was sent: ${published.problem}`,
    ...pictureWords(pictures, dryRun),
    ...snapshotWords(report.snapshots, nameOf),
    ...report.waiting.map(
      ({ member, first, last, reason }) =>
        `Waiting: changes ${first} to ${last} of ${nameOf(member)}: ${waits[reason]}.`,
    ),
    ...report.later.map((packages) => laterWords(packages, nameOf)),
    ...(report.cut > 0
      ? [
          `${count(report.cut, 'part')} of the package ${report.cut === 1 ? 'was' : 'were'} cut off on the way. All that came before was taken; have it sent again for the rest.`,
        ]
      : []),
    ...report.missing.map((tail) => missingWords(tail, nameOf)),
    ...report.ignored.map(({ path, detail }) => `Ignored: ${path}: ${detail}.`),
    ...report.refused.map(
      ({ member, kind, entity, reason }) =>
        `Refused: ${nameOf(member)} changed the ${kind} ${entity}: ${refusals[reason]}.`,
    ),
    ...report.forks.map(
      ({ member, seq }) =>
        `${nameOf(member)} wrote on two copies of one project from change ${seq} on. All of it is kept.`,
    ),
    ...(report.contested > 0
      ? [`${count(report.contested, 'record has', 'records have')} several values that nobody has chosen from yet.`]
      : []),
  ];
}

function snapshotWords({ read, written }: SnapshotsReport, nameOf: (member: MemberId) => string): string[] {
  return [
    ...(read
      ? [
          `Taken from a snapshot by ${nameOf(read.by)}: ${read.taken} of ${count(read.changes, 'change')} of labels count still. The others are read with --verify.`,
        ]
      : []),
    ...(written
      ? [
          `Wrote a snapshot for whoever joins later: it holds ${written.holds} of ${count(written.changes, 'change')} of labels.`,
        ]
      : []),
  ];
}

function laterWords({ member, packages }: LaterPackages, nameOf: (member: MemberId) => string): string {
  const from = member === null ? 'that do not say whose they are ' : `from ${nameOf(member)} `;
  const one = packages === 1;
  return `${count(packages, 'package')} ${from}${one ? 'needs' : 'need'} a newer Plumbline; ${one ? 'it is' : 'they are'} kept and will be applied after the update.`;
}

function missingWords({ member, here, claimed, by }: MissingTail, nameOf: (member: MemberId) => string): string {
  const whose = nameOf(member);
  const who = by.map((one) => (one === member ? `${whose} themselves` : nameOf(one))).join(', ');
  return claimed > here
    ? `Missing: ${here} of ${claimed} changes of ${whose} are here, going by what ${who} saw. The rest is on its way, or was cut off, or an older state of the place was put back. A sync by whoever has it brings it back.`
    : `Missing: the change ${claimed} of ${whose} that ${who} saw is another than the one here.`;
}

function pictureWords({ sent, received, waiting, failed, problem }: PicturesReport, dryRun: boolean): string[] {
  const would = dryRun ? 'Would fetch' : 'Fetched';
  return [
    ...(sent + received > 0
      ? [`${would} ${count(received, 'picture')} and ${dryRun ? 'send' : 'sent'} ${count(sent, 'picture')}.`]
      : []),
    ...(waiting > 0 ? [`${count(waiting, 'picture is', 'pictures are')} neither here nor in the folder yet.`] : []),
    ...(problem === null ? [] : [`Not all pictures were brought: ${problem.message}`]),
    ...failed.map(({ path, reason }) => `Not copied: ${path}: ${pictureReasons[reason] ?? reason}.`),
  ];
}

const pictureReasons: Readonly<Record<string, string>> = {
  changed: 'its content is not what was added to the project',
  damaged: 'what lies there is damaged; sync with --verify where the picture is',
  ENOSPC: 'the disk is full',
  S3_GONE: 'the storage does not have it any more',
  S3_PRECONDITION: 'the storage refuses it by a condition of its own',
  S3_REFUSED: 'the storage refuses it',
  EFBIG: 'it is too large for the hub, which takes 128 MB; share it by a folder',
};
