// Run by the live suites: `synthesize.ts <outdir> <fleet file>` synthesizes the quickstart for another fleet, as a user would after editing the file.
import { quickstart } from '../../../examples/quickstart/app.js';

const [outdir, fleet] = process.argv.slice(2);
quickstart(outdir, fleet).app.synth();
