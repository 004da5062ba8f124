/** dependency-cruiser's rules: circles, the rooms of `src/`, and which package may import which. */
const { ANALYSIS, ROOMS, SYNTH_ENTRY } = require('./rooms.cjs');

const inRoom = (base, room) => `^${base}/${room}(/|\\.ts$)`;
const anyOf = (base, rooms) => `^${base}/(${rooms.join('|')})(/|\\.ts$)`;

const rooms = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: inRoom('src', room) },
  to: { path: '^src/', pathNot: anyOf('src', [room, ...allowed]) },
}));

const analysis = ANALYSIS.slice(0, -1).map((room, i) => ({
  name: `room-analysis-${room}`,
  comment: `inside src/analysis the arrows go one way: ${ANALYSIS.join(' < ')}`,
  severity: 'error',
  from: { path: inRoom('src/analysis', room) },
  to: { path: '^src/analysis/', pathNot: anyOf('src/analysis', ANALYSIS.slice(0, i + 1)) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circle', comment: 'files must not import each other in a circle, types included', severity: 'error', from: {}, to: { circular: true } },
    ...rooms,
    {
      name: 'room-known',
      comment: 'every room of src/ is listed in tools/check/rooms.cjs',
      severity: 'error',
      from: { path: '^src/', pathNot: anyOf('src', [...Object.keys(ROOMS), 'index']) },
      to: {},
    },
    ...analysis,
    {
      name: 'analysis-room-known',
      comment: 'every room of src/analysis is listed in tools/check/rooms.cjs',
      severity: 'error',
      from: { path: '^src/analysis/', pathNot: anyOf('src/analysis', ANALYSIS) },
      to: {},
    },
    {
      name: 'analysis-without-constructs',
      comment: 'the analyzer is a pure library: it must run without cdk8s',
      severity: 'error',
      from: { path: '^(src/analysis|src/errors|src/kubernetes|src/ocm|src/releases)/' },
      to: { path: '(^|/)(cdk8s|constructs|cdk8s-plus-28)(/|$)|^imports/' },
    },
    {
      name: 'index-is-only-for-users',
      comment: 'inside src/ import the file that defines a name',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'rule-alone',
      comment: 'a rule imports no other rule; only the index of all rules does',
      severity: 'error',
      from: { path: '^src/analysis/rules/[^/]+/' },
      to: { path: '^src/analysis/rules/' },
    },
    {
      name: 'synth-by-one-function',
      comment: `constructs reach the checks by ${SYNTH_ENTRY} alone`,
      severity: 'error',
      from: { path: anyOf('src', ['consumer-binding', 'cluster-profile-access', 'consumers']) },
      to: { path: '^src/synth/', pathNot: `^${SYNTH_ENTRY.replace('.', '\\.')}$` },
    },
    {
      name: 'no-deep-import',
      comment: 'outside the library import cdk8s-ocm by its name',
      severity: 'error',
      from: { path: '^(cli|conformance|examples|tools|test)/' },
      // The name itself resolves to lib/src/index, once that is compiled.
      to: { path: '(^|/)cdk8s-ocm/lib(/|$)|^lib/(?!src/index\\.(js|d\\.ts)$)' },
    },
    {
      name: 'library-alone',
      comment: 'the library imports nothing of the other packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cli|conformance|examples|tools|test)/' },
    },
    {
      name: 'library-tests-alone',
      comment: 'tests of the library run where the other packages are not, for mutation testing; what compares both lies in cli/test',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^(cli|conformance)/', pathNot: '\\.json$' },
    },
    {
      name: 'no-test-in-product',
      comment: 'products and tools never import tests',
      severity: 'error',
      from: { path: '^(src|cli/src|cli/tools|conformance/src|examples|tools|projenrc)/' },
      to: { path: '^(test|cli/test|conformance/suites)/' },
    },
    {
      name: 'tools-alone',
      comment: 'only a tool imports a tool: what tests or products need too lies in src/ or examples/',
      severity: 'error',
      from: { path: '^(test|examples|cli/(src|test)|conformance)/' },
      to: { path: '^(tools|cli/tools)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^imports/', '^lib/'] },
    exclude: { path: '(^|/)node_modules/.*/node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
  },
};
