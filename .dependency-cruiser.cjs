/**
 * Who may import whom. Each rule's comment is the reason a person sees when it is broken.
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** Pure libraries that src/shared may use; each new one is a decision. */
const purePackages = ['zod', 'rbush', 'clipper2-ts'];

const featureFolders = '^src/main/(?!app/|ipc/|db/|images/|jobs/|secrets/|workers/)([^/]+)/';

/** A package as dependency-cruiser resolves it: below node_modules, whatever the nesting. */
function packages(...names) {
  return `(^|/)node_modules/(${names.join('|')})(/|$)`;
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { path: '^src' },
      // A cycle of types alone does not exist at run time.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-imports-only-shared',
      comment: 'src/shared is pure: it knows neither process.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'shared-imports-only-pure-packages',
      comment: `src/shared may use only ${purePackages.join(', ')}.`,
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '(^|/)node_modules/', pathNot: packages(...purePackages) },
    },
    {
      name: 'shared-no-node',
      comment: 'src/shared also runs in the window, where Node does not exist.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-sees-only-shared',
      comment: 'The window reaches the main process through the contract alone.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(?!shared/|renderer/)' },
    },
    {
      name: 'renderer-no-node',
      comment: 'The window is sandboxed: neither Node nor Electron exists there.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-no-native',
      comment: 'Native modules and Electron belong to the main process.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: packages('electron', 'better-sqlite3', 'onnxruntime-node', 'sharp', '@napi-rs/keyring') },
    },
    {
      name: 'main-never-sees-renderer',
      comment: 'The main process and the command line work without a window.',
      severity: 'error',
      from: { path: '^src/(main|cli)/' },
      to: { path: '^src/(renderer|preload)/' },
    },
    {
      name: 'main-never-sees-cli',
      comment: 'The command line uses the services, not the other way round.',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'preload-is-thin',
      comment: 'The preload script holds the contract and Electron, nothing more.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^src/(preload|shared/contract)/', packages('electron')] },
    },
    {
      name: 'db-is-below-features',
      comment: 'The store serves the features and knows none of them.',
      severity: 'error',
      from: { path: '^src/main/db/' },
      to: { path: '^src/(?!main/db/|shared/)' },
    },
    {
      name: 'main-features-are-islands',
      comment: 'A feature room never imports a sibling; the composition root and the command line join them.',
      severity: 'error',
      from: { path: featureFolders },
      to: { path: featureFolders, pathNot: '^src/main/$1/' },
    },
    {
      name: 'main-features-do-not-see-app',
      comment: 'Services take what they need as arguments, so that the command line and the tests can use them.',
      severity: 'error',
      from: { path: '^src/main/(?!app/|index\\.ts)' },
      to: { path: '^src/main/(app/|index\\.ts)' },
    },
    {
      name: 'renderer-features-are-islands',
      comment: 'A feature never imports a sibling; the app composes them.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/([^/]+)/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'features-do-not-see-app',
      comment: 'The app knows the features; they do not know the app.',
      severity: 'error',
      from: { path: '^src/renderer/(?!app/|main\\.tsx?$)' },
      to: { path: '^src/renderer/app/' },
    },
    {
      name: 'only-app-composes-features',
      comment: 'What is below the features cannot need one.',
      severity: 'error',
      from: { path: '^src/renderer/(ui|canvas|bridge|i18n|commands)/' },
      to: { path: '^src/renderer/features/' },
    },
    {
      name: 'ui-kit-is-a-leaf',
      comment: 'The kit knows no domain word and no other room; texts come from its callers.',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/', pathNot: '^src/(renderer/ui|renderer/i18n|shared/lib)/' },
    },
    {
      name: 'editor-core-has-no-view',
      comment: 'Document, tools and shapes run without a screen: no React, no Konva, no view.',
      severity: 'error',
      from: { path: '^src/renderer/canvas/(editor|tools|shapes)/' },
      to: {
        path: [
          '^src/renderer/(?!canvas/(editor|tools|shapes)/)',
          packages('react', 'react-dom', 'konva', 'react-konva', '@mantine'),
        ],
      },
    },
    {
      name: 'konva-only-in-view',
      comment: 'Only canvas/view draws with Konva.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/renderer/canvas/view/' },
      to: { path: packages('konva', 'react-konva') },
    },
    {
      name: 'preload-api-only-in-bridge',
      comment: 'The bridge is the only reader of the preload API.',
      severity: 'error',
      from: { path: '^src/renderer/(?!bridge/)' },
      to: { path: '^src/shared/contract/preload-api' },
    },
    {
      name: 'sqlite-only-in-db',
      comment: 'Only src/main/db opens a database and writes a table; everything else calls its functions.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/db/' },
      to: { path: packages('better-sqlite3', '@types/better-sqlite3') },
    },
    {
      name: 'onnx-only-in-prelabel',
      comment: 'Models run in one room.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/prelabel/' },
      to: { path: packages('onnxruntime-node', 'onnxruntime-common') },
    },
    {
      name: 'sharp-through-its-door',
      comment:
        'Take sharp from src/main/images/sharp.ts: loaded directly it leaks every picture inside Electron on Linux.',
      severity: 'error',
      // End-to-end tests run outside Electron, and drive it from there.
      from: { path: '^(src|tests)/', pathNot: '^(src/main/images/sharp\\.ts$|tests/e2e/)' },
      to: { path: packages('sharp'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-only-at-the-edge',
      comment: 'Services must run without Electron: in the command line, in workers, in tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/index\\.ts|main/app/|main/ipc/|preload/)' },
      to: { path: packages('electron') },
    },
    {
      name: 'src-never-sees-tests',
      comment: 'What ships does not depend on what tests it.',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would also hide from every other rule.',
      severity: 'error',
      from: {},
      // Vite gives these meaning: query suffixes and virtual modules.
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|inline)$|^virtual:' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
