import { TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleOutline } from '@shared/contract/guideline-views';
import type { RuleId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import { IconButton } from '../../../ui/icon-button';
import { groupRules, type RuleGroup } from './group-rules';
import { RuleBadges } from './rule-badges';
import classes from './rule-list.module.css';

interface Props {
  readonly rules: readonly RuleOutline[];
  readonly selected: RuleId | null;
  readonly onSelect: (rule: RuleId) => void;
  /** Null: not for this person, or not while an old version is shown. */
  readonly onWrite: (() => void) | null;
}

/** The rules under the classes that they are about; arrows go from rule to rule. */
export function RuleList({ rules, selected, onSelect, onWrite }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const labelClasses = useLive((state) => state.classes);
  const groups = groupRules(rules, labelClasses, text);
  const ids = groups.flatMap((group) => group.rules.map(({ id }) => id));
  const focusable = selected !== null && ids.includes(selected) ? selected : ids[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const to = step(event.key, ids.indexOf(focusable!), ids.length);
    const id = to === null ? undefined : ids[to];
    if (id === undefined) return;
    event.preventDefault();
    onSelect(id);
    list.current?.querySelector<HTMLElement>(`[data-rule="${id}"]`)?.focus();
  };
  return (
    <nav className={classes['column']} aria-label={t('guidelines.rules.label')}>
      <div className={classes['tools']}>
        <TextInput
          className={classes['search']}
          aria-label={t('guidelines.rules.search')}
          placeholder={t('guidelines.rules.search')}
          leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {onWrite && <IconButton label={t('guidelines.rules.write')} icon={IconPlus} onClick={onWrite} />}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside have the focus; this hears their arrow keys */}
      <div ref={list} className={classes['list']} onKeyDown={onKeyDown}>
        {groups.length === 0 && text.trim() !== '' && (
          <p className={classes['none']}>{t('guidelines.rules.none', { text })}</p>
        )}
        {groups.map((group) => (
          <Fragment key={group.class?.id ?? group.kind}>
            <GroupHeading group={group} />
            <ul className={classes['group']}>
              {group.rules.map((rule) => (
                <li key={rule.id} className={classes['item']}>
                  <button
                    type="button"
                    data-rule={rule.id}
                    className={classes['rule']}
                    aria-current={rule.id === selected ? 'true' : undefined}
                    tabIndex={rule.id === focusable ? 0 : -1}
                    onClick={() => onSelect(rule.id)}
                  >
                    <span className={classes['title']}>{rule.title}</span>
                    <RuleBadges rule={rule} />
                  </button>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </nav>
  );
}

function GroupHeading({ group }: { readonly group: RuleGroup }) {
  const { t } = useTranslation();
  return (
    <h3 className={classes['heading']}>
      {group.class ? (
        <>
          <span className={classes['swatch']} style={{ background: group.class.colour }} aria-hidden />
          {group.class.name}
        </>
      ) : (
        t(group.kind === 'situation' ? 'guidelines.rules.situations' : 'guidelines.rules.general')
      )}
    </h3>
  );
}

function step(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
