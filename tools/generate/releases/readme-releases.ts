import { ranges, ranIn, schemasRunIn, versionsBy } from './catalogued-releases';
import { COMPONENTS } from '../../../src/releases/catalogue';
import { versionsOf } from '../../../src/releases/component';
import { table } from '../markdown-table';

const START = '<!-- Written by `npm run release-docs`. -->\n';
const END = '\n<!-- End of what `npm run release-docs` writes. -->';

/** The README with the table of the catalogue in it. */
export function withReleases(readme: string): string {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) {
    throw new Error('README.md: the marks around the table of releases are missing');
  }
  return readme.slice(0, from + START.length) + releaseTable() + readme.slice(to);
}

function releaseTable(): string {
  return table(['component', 'catalogued', 'run by conformance', 'by their change log only', 'known problems'], COMPONENTS.map(component => {
    const schemas = schemasRunIn(component);
    return [
      component.name,
      ranges(versionsOf(component.releases)),
      [...ranIn(component), ...schemas.length > 0 ? [`the schemas of ${schemas.join(', ')}`] : []].join(', '),
      ranges(versionsBy(component, 'change log')),
      component.problems.map(({ id }) => id).join(', '),
    ];
  }));
}
