/**
 * Which room of `src/` may import which. A room is a folder, or a file at the top; the rooms it may import are listed, and no others.
 * docs/architecture.md has the diagram.
 */
const FOUNDATIONS = ['errors', 'kubernetes', 'ocm', 'releases'];
const BUILDING_BLOCKS = ['hub', 'identity', 'permission', 'plugin', 'manifests'];
const CONSTRUCTS = ['consumer-binding', 'cluster-profile-access'];

const ROOMS = {
  'errors': [],
  'kubernetes': ['errors'],
  'ocm': ['kubernetes', 'errors'],
  'releases': ['kubernetes', 'errors'],
  'hub': FOUNDATIONS,
  'manifests': FOUNDATIONS,
  'identity': [...FOUNDATIONS, 'hub', 'manifests'],
  'permission': [...FOUNDATIONS, 'hub', 'manifests'],
  'plugin': [...FOUNDATIONS, 'hub', 'manifests'],
  'analysis': FOUNDATIONS,
  'synth': [...FOUNDATIONS, 'analysis'],
  'consumer-binding': [...FOUNDATIONS, ...BUILDING_BLOCKS, 'synth'],
  'cluster-profile-access': [...FOUNDATIONS, ...BUILDING_BLOCKS, 'consumer-binding', 'synth'],
  'consumers': [...FOUNDATIONS, ...BUILDING_BLOCKS, ...CONSTRUCTS, 'synth'],
  'gitops': [...FOUNDATIONS, ...BUILDING_BLOCKS, ...CONSTRUCTS],
};

/** The one file of `src/synth` that constructs may import. */
const SYNTH_ENTRY = 'src/synth/register-app-facts.ts';

/** The rooms inside `src/analysis`: each imports itself and those before it. */
const ANALYSIS = ['input', 'graph', 'engine', 'queries', 'rules', 'all-rules', 'access-model'];

module.exports = { ANALYSIS, ROOMS, SYNTH_ENTRY };
