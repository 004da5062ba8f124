import { builtinModules } from 'module';
import type { Plugin } from 'esbuild';

/**
 * Makes modules load at their first use instead of at the start, since only some commands use them. The source imports them as usual. A package of npm is
 * read from a file of its own next to the bundle.
 */
export function lazy(modules: readonly string[]): Plugin {
  return {
    name: 'lazy',
    setup: ({ onResolve, onLoad }) => {
      const filter = new RegExp(`^(node:)?(${modules.join('|')})$`);
      onResolve({ filter }, ({ path, namespace }) => namespace === 'lazy'
        ? { path: builtinModules.includes(path.replace(/^node:/, '')) ? path : `./${path}.js`, external: true }
        : { path, namespace: 'lazy' });
      onLoad({ filter, namespace: 'lazy' }, async ({ path }) => ({ contents: await getters(path), resolveDir: __dirname }));
    },
  };
}

async function getters(name: string): Promise<string> {
  const names = Object.keys(await import(name) as object).filter(key => key !== 'default' && /^\w+$/.test(key));
  return `const load = () => require(${JSON.stringify(name)});
module.exports = {
  get default() { return load(); },
${names.map(key => `  get ${key}() { return load().${key}; },`).join('\n')}
};
Object.defineProperty(module.exports, '__esModule', { value: true });`;
}
