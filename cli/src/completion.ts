import { Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** Fixed choices of the first argument; without them, files. */
  readonly choices: readonly string[];
}

const HELP = new Option('-h, --help', 'print this help');

/** A script made from the commands as they are: it cannot forget one. */
export function completion(program: Command, shell: string): string {
  const commands = program.commands.map((command): Completed => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden), HELP],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  }));
  switch (shell) {
    case 'bash': return bash(commands);
    case 'zsh': return zsh(commands);
    default: return fish(commands);
  }
}

function flags({ long, short }: Option): string[] {
  return [long, short].filter((flag): flag is string => typeof flag === 'string');
}

/** `case` branches: after an option with fixed choices come these, after one that takes a value come files. */
function bash(commands: readonly Completed[]): string {
  const words = (list: readonly string[]) => list.join(' ');
  const chosen = commands.flatMap(({ name, options }) => options.filter(option => option.argChoices)
    .map(option => `    ${flags(option).map(flag => `${name}:${flag}`).join('|')}) COMPREPLY=($(compgen -W '${words(option.argChoices ?? [])}' -- `
      + '"$cur")); return ;;'));
  const listed = commands.map(({ name, options, choices }) => [
    `    ${name})`,
    `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${words(options.flatMap(flags))}' -- "$cur"))`,
    choices.length > 0 ? `      else COMPREPLY=($(compgen -W '${words(choices)}' -- "$cur")); fi ;;` : '      else COMPREPLY=($(compgen -f -- "$cur")); fi ;;',
  ].join('\n'));
  return `# bash completion for ocm-access: source <(ocm-access completion bash)
_ocm_access() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${words([...commands.map(({ name }) => name), '--help', '--version'])}' -- "$cur"))
    return
  fi
  case "$command:$prev" in
${chosen.join('\n')}
  esac
  case "$command" in
${listed.join('\n')}
  esac
}
complete -o filenames -F _ocm_access ocm-access
`;
}

function zsh(commands: readonly Completed[]): string {
  const quote = (text: string) => text.replace(/'/g, '\'\\\'\'').replace(/[[\]:\\]/g, '\\$&');
  const spec = (option: Option) => {
    const names = flags(option);
    const value = option.required ? `:${option.attributeName()}:${option.argChoices ? `(${option.argChoices.join(' ')})` : '_files'}` : '';
    const exclusive = names.length > 1 ? `'(${names.join(' ')})'` : '';
    return `${option.long === '--with' ? '\'*\'' : exclusive}${names.length > 1 ? `{${names.join(',')}}` : names[0]}'[${quote(option.description)}]${value}'`;
  };
  return `#compdef ocm-access
_ocm-access() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    '${name}:${quote(description)}'`).join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${commands.map(({ name, options, choices }) =>
  `    ${name})\n      _arguments ${[
    ...options.map(spec),
    choices.length > 0 ? `'1:value:(${choices.join(' ')})'` : '\'*:file:_files\'',
  ].join(' ')} ;;`).join('\n')}
  esac
}
if [ "$funcstack[1]" = _ocm-access ]; then
  _ocm-access "$@"
else
  compdef _ocm-access ocm-access
fi
`;
}

function fishValue({ argChoices, required }: Option): string[] {
  if (argChoices) {
    return [`-x -a '${argChoices.join(' ')}'`];
  }
  return required ? ['-r'] : [];
}

function fish(commands: readonly Completed[]): string {
  const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  return [
    '# fish completion for ocm-access: ocm-access completion fish > ~/.config/fish/completions/ocm-access.fish',
    ...commands.map(({ name, description }) => `complete -c ocm-access -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`),
    ...commands.flatMap(({ name, options, choices }) => [
      ...options.map(option => [
        `complete -c ocm-access -n '__fish_seen_subcommand_from ${name}'`,
        ...option.long ? [`-l ${option.long.slice(2)}`] : [],
        ...option.short ? [`-s ${option.short.slice(1)}`] : [],
        ...fishValue(option),
        `-d ${quote(option.description)}`,
      ].join(' ')),
      ...choices.length > 0 ? [`complete -c ocm-access -n '__fish_seen_subcommand_from ${name}' -f -a '${choices.join(' ')}'`] : [],
    ]),
  ].join('\n') + '\n';
}
