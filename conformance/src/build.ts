import { buildMissing, interruptBuilds } from './components/builder.js';
import { cacheFolder } from './components/cache.js';
import { COMPONENTS } from './components/catalogue.js';

const all = process.argv.includes('--all');
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    interruptBuilds();
    process.exit(code);
  });
}

const started = Date.now();
try {
  const outcomes = await buildMissing(
    COMPONENTS.filter(component => all || !component.optional),
    line => console.log(line),
  );
  const count = (state: string) => outcomes.filter(outcome => outcome.state === state).length;
  console.log(
    `components: ${count('built')} built, ${count('cached')} from the cache, ${count('ready')} brought along; ` +
      `${Math.round((Date.now() - started) / 1000)} s; cache ${cacheFolder()}`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
