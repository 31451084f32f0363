import { annotateContract } from './annotate';
import { assistContract } from './assist';
import { classesContract } from './classes';
import { assignmentsContract } from './assignments';
import type { CallInput, Output } from './define';
import { dialogsContract } from './dialogs';
import { disclosuresContract } from './disclosures';
import { embeddingsContract } from './embeddings';
import { formatsContract } from './formats';
import { agreementContract } from './agreement';
import { goldContract } from './gold';
import { guidelinesContract } from './guidelines';
import { imagesContract } from './images';
import { jobsContract } from './jobs';
import { keymapContract } from './keymap';
import { looksContract } from './looks';
import { prelabelContract } from './prelabel';
import { printContract } from './print';
import { propagateContract } from './propagate';
import { projectsContract } from './projects';
import { teamContract } from './team';
import { teamBatchesContract } from './team-batches';
import { reviewContract } from './review';
import { skeletonsContract } from './skeletons';
import { tagsContract } from './tags';
import { threadsContract } from './threads';
import { tilesContract } from './tiles';
import { workstationContract } from './workstation';

/** The only door between renderer and main. */
export const contract = {
  ...projectsContract,
  ...dialogsContract,
  ...imagesContract,
  ...jobsContract,
  ...keymapContract,
  ...looksContract,
  ...annotateContract,
  ...classesContract,
  ...tagsContract,
  ...propagateContract,
  ...prelabelContract,
  ...printContract,
  ...embeddingsContract,
  ...assistContract,
  ...formatsContract,
  ...guidelinesContract,
  ...teamContract,
  ...teamBatchesContract,
  ...assignmentsContract,
  ...reviewContract,
  ...agreementContract,
  ...goldContract,
  ...disclosuresContract,
  ...threadsContract,
  ...skeletonsContract,
  ...tilesContract,
  ...workstationContract,
} as const;

export type ChannelName = keyof typeof contract;
export type ChannelInput<Name extends ChannelName> = CallInput<(typeof contract)[Name]>;
export type ChannelOutput<Name extends ChannelName> = Output<(typeof contract)[Name]>;
