import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExampleView } from '@shared/contract/guideline-views';
import { Crop } from '../../../crop/crop';
import classes from './examples.module.css';

/** Crops of real pictures: what the rule asks for, then what it forbids. */
export function Examples({ examples }: { readonly examples: readonly ExampleView[] }) {
  return (
    <>
      <ExampleRow verdict="good" examples={examples.filter(({ verdict }) => verdict === 'good')} />
      <ExampleRow verdict="bad" examples={examples.filter(({ verdict }) => verdict === 'bad')} />
    </>
  );
}

interface RowProps {
  readonly verdict: ExampleView['verdict'];
  readonly examples: readonly ExampleView[];
}

function ExampleRow({ verdict, examples }: RowProps) {
  const { t } = useTranslation();
  if (examples.length === 0) return null;
  const Icon = verdict === 'good' ? IconCheck : IconX;
  return (
    <section>
      <h3 className={classes['heading']} data-verdict={verdict}>
        <Icon size={14} stroke={2} aria-hidden />
        {t(`guidelines.examples.${verdict}`)}
      </h3>
      <ul className={classes['row']}>
        {examples.map((example, index) => (
          <li key={index}>
            <Crop
              image={example.image}
              region={example.region}
              label={example.note === '' ? example.path : example.note}
              colour={verdict === 'good' ? 'var(--plumb-agree)' : 'var(--plumb-dispute)'}
            />
            {example.note !== '' && <p className={classes['note']}>{example.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
