/** What is wrong and what to do, for each kind of problem in Kueue's configuration. `schema` is the release whose module was asked. */

const QUESTION = 'What should the configuration contain?';
const EXITS = 'and its manager exits';
const CORRECT = { remedy: 'correct the text', question: QUESTION } as const;
const CHOOSE = { remedy: 'use one of {wanted}', question: 'Which of {wanted} is meant?' } as const;
const LEAVE_OUT = { remedy: 'leave it out', question: QUESTION } as const;

export const PROBLEM_TEXTS = {
  'unreadable': { problem: `Kueue cannot read this ({reason}), ${EXITS}`, ...CORRECT },
  'not-json': {
    problem: `Kueue takes a text that begins with a brace for JSON, which this is not ({reason}), ${EXITS}`,
    remedy: 'write it as YAML mappings, or as JSON',
    question: QUESTION,
  },
  'doubled-key': { problem: `the key is there twice, ${EXITS}`, remedy: 'keep one of them', question: 'Which of the two is meant?' },
  'second-document': {
    problem: 'Kueue reads only the first document of the text, and this one has no effect',
    remedy: 'put everything in one document',
    question: QUESTION,
  },
  'not-a-mapping': { problem: `Kueue expects a mapping, ${EXITS}`, ...CORRECT },
  'api-version': { problem: `Kueue {schema} knows no such version of a configuration, ${EXITS}`, ...CHOOSE },
  'kind': { problem: `Kueue expects a Configuration, ${EXITS}`, remedy: 'use kind Configuration', question: QUESTION },
  'unknown-key': { problem: `Kueue {schema} knows no such key, ${EXITS}`, ...LEAVE_OUT },
  'misspelled-key': { problem: `Kueue {schema} knows no such key, ${EXITS}`, remedy: 'use {nearest}', question: 'Is {nearest} meant?' },
  'later-key': { problem: `Kueue knows this key from {since} on, Kueue {schema} does not, ${EXITS}`, ...LEAVE_OUT },
  'type': { problem: `is not {wanted}, ${EXITS}`, remedy: 'give {wanted}', question: 'What should the value be?' },
  'duration': {
    problem: `is not a duration as Kueue reads it, ${EXITS}`,
    remedy: 'write a number with its unit, such as 10m, 1h30m or 15s',
    question: 'How long should it be?',
  },
  'quantity': { problem: `is not a quantity, ${EXITS}`, remedy: 'write a number such as 1, 500m or 2Gi', question: 'How much should it be?' },
  'gate-unknown': { problem: `Kueue {schema} knows no such feature gate, ${EXITS}`, ...LEAVE_OUT },
  'gate-misspelled': {
    problem: `Kueue {schema} knows no such feature gate, ${EXITS}`, remedy: 'use {nearest}', question: 'Is {nearest} meant?',
  },
  'gate-locked': { problem: `Kueue {schema} has this feature gate locked to {wanted}, ${EXITS}`, ...LEAVE_OUT },
  'gate-needs': {
    problem: '{needed} is off, which these feature gates need: {gates}; Kueue\'s manager exits',
    remedy: 'switch {needed} on, or those off',
    question: 'Should {needed} be on?',
  },
  'required': { problem: `Kueue {schema} needs {key} here, ${EXITS}`, remedy: 'set {key}', question: 'What should {key} be?' },
  'least': { problem: `is less than {least}, ${EXITS}`, remedy: 'use at least {least}', question: 'What should the value be?' },
  'above': { problem: `is not more than {above}, ${EXITS}`, remedy: 'use more than {above}', question: 'What should the value be?' },
  'most': { problem: `is more than {most}, ${EXITS}`, remedy: 'use at most {most}', question: 'What should the value be?' },
  'too-many': { problem: `has {count}, Kueue {schema} takes {most}, ${EXITS}`, remedy: 'leave some out', question: 'Which are not needed?' },
  'one-of': { problem: `is none of {wanted}, ${EXITS}`, ...CHOOSE },
  'framework': { problem: `Kueue {schema} knows no such framework, ${EXITS}`, ...CHOOSE },
  'form': { problem: `is not {wanted}, ${EXITS}`, remedy: 'give {wanted}', question: 'What should the value be?' },
  'repeated': { problem: `is there twice, ${EXITS}`, remedy: 'keep one of them', question: 'Which of the two is meant?' },
  'exclusive': { problem: `cannot stand beside {other}, ${EXITS}`, remedy: 'keep one of them', question: 'Which of the two is meant?' },
  'only-with': { problem: `is taken only with {other}, ${EXITS}`, remedy: 'set {other}, or leave it out', question: QUESTION },
  'needs-gate': { problem: `needs feature gate {gate}, which is off, ${EXITS}`, remedy: 'switch {gate} on, or leave it out', question: QUESTION },
  'selects': {
    problem: `selects namespaces that Kueue must not manage ({namespaces}), ${EXITS}`,
    remedy: 'exclude {namespaces}',
    question: 'Which namespaces should Kueue manage?',
  },
} as const;
