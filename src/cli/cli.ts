import type { ExitCode } from './exit-codes';

export interface CliPaths {
  readonly packageFile: string;
  /** The folder of the models that come with Plumbline. */
  readonly models: string;
  /** The folder of the built worker entries. */
  readonly workers: string;
  /** The folder of what belongs to the person and not to a project, such as their key. */
  readonly userData: string;
}

/** What a command's work may use while it runs. */
export interface Task {
  /** Fires at Ctrl+C. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /** Says something that is no result. */
  readonly note: (sentence: string) => void;
}

export interface Outcome {
  /** What `--json` prints. */
  readonly result: unknown;
  /** The same for people, a line each. */
  readonly words: readonly string[];
  /** Done, when it is left out. */
  readonly exitCode?: ExitCode;
}

/** What every command is given. */
export interface Cli {
  readonly paths: CliPaths;
  /** Does a command's work, then says how it went. Ctrl+C cancels it. */
  readonly run: (work: (task: Task) => Promise<Outcome>) => Promise<void>;
  /** The same for work that never lets go of the thread: Ctrl+C ends the process, and SQLite leaves all files whole. */
  readonly runAtOnce: (work: () => Outcome | Promise<Outcome>) => Promise<void>;
}
