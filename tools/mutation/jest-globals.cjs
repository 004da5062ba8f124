const Module = require('node:module');
const path = require('node:path');
const { expect } = require('expect');
const fc = require('fast-check');
const { bind } = require('jest-each');
const { ModuleMocker } = require('jest-mock');

/** What the tests call of jest, for mocha: jest's own parts, so that they mean the same. */
const mocker = new ModuleMocker(globalThis);
globalThis.jest = { fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker), restoreAllMocks: mocker.restoreAllMocks.bind(mocker) };
globalThis.expect = expect;

// mocha gives each file its own `describe` and `it`.
for (const name of ['describe', 'it']) {
  let own;
  Object.defineProperty(globalThis, name, {
    get: () => own,
    set(given) {
      own = given;
      own.each = (...table) => bind((title, body) => given(title, body), false)(...table);
      if (name === 'it') {
        globalThis.test = own;
      }
    },
  });
}

// The same input in every run: a change must not be noticed by luck.
fc.configureGlobal({ seed: 1 });

// Examples import the library by its name: here that is the changed source.
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve(request === 'cdk8s-ocm' ? path.join(__dirname, '..', '..', 'src', 'index.js') : request, ...rest);
