import { UserError } from '@shared/lib/user-error';

/**
 * Those whom `--between` names; everybody when it names nobody.
 *
 * @throws UserError `agreement.noSuchAnnotator` for a name that nobody has.
 */
export function chosenAnnotators(
  present: ReadonlySet<string>,
  names: readonly string[] | undefined,
  path: string,
): ReadonlySet<string> {
  if (names === undefined) return present;
  const wanted = new Set(names.map((name) => name.trim().normalize('NFC')));
  for (const name of wanted) {
    if (present.has(name)) continue;
    const others = listed(present);
    throw new UserError(
      'agreement.noSuchAnnotator',
      { path, name, others },
      `Nobody in ${path} is called "${name}". There are: ${others}.`,
    );
  }
  return wanted;
}

/** @throws UserError unless there are two. */
export function requireTwo(annotators: readonly string[], path: string): void {
  if (annotators.length === 2) return;
  const others = listed(annotators);
  throw new UserError(
    'agreement.notTwo',
    { path, count: annotators.length, others },
    `Cohen's kappa compares two annotators, and ${path} has ${annotators.length}: ${others}. Choose two with --between, or take fleiss or krippendorff.`,
  );
}

function listed(names: Iterable<string>): string {
  const sorted = [...names].sort();
  return sorted.length > 10 ? `${sorted.slice(0, 10).join(', ')} and ${sorted.length - 10} more` : sorted.join(', ');
}
