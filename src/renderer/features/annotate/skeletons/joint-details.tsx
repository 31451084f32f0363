import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import { changeJoint, removeJoint, setPair, shiftJoint, toggleEdge } from '@shared/skeleton/edit-template';
import { IconButton } from '../../../ui/icon-button';
import classes from './skeleton-dialog.module.css';

interface Props {
  readonly template: SkeletonTemplate;
  readonly joint: SkeletonTemplate['joints'][number];
  readonly onChange: (next: SkeletonTemplate, merge?: string) => void;
}

/** Everything about one joint, also what the drawing does by hand. */
export function JointDetails({ template, joint, onChange }: Props) {
  const { t } = useTranslation();
  const others = template.joints
    .filter(({ id }) => id !== joint.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  const joined = template.edges.filter((edge) => edge.includes(joint.id)).map(([a, b]) => (a === joint.id ? b : a));
  const pair = template.pairs.find((one) => one.includes(joint.id));
  const partner = pair ? (pair[0] === joint.id ? pair[1] : pair[0]) : null;
  const taken = template.joints.some(
    ({ id, name }) => id !== joint.id && name.toLowerCase() === joint.name.trim().toLowerCase(),
  );

  function join(next: readonly string[]): void {
    const different = [...joined.filter((id) => !next.includes(id)), ...next.filter((id) => !joined.includes(id))];
    onChange(different.reduce((changed, id) => toggleEdge(changed, joint.id, id), template));
  }

  return (
    <div className={classes['details']}>
      <div className={classes['line']}>
        <TextInput
          size="xs"
          label={t('skeletons.joint.name')}
          value={joint.name}
          maxLength={200}
          error={taken ? t('skeletons.joint.taken') : undefined}
          onChange={(event) =>
            onChange(changeJoint(template, joint.id, { name: event.currentTarget.value }), `name ${joint.id}`)
          }
          flex={1}
        />
        <div className={classes['buttons']}>
          <IconButton
            label={t('skeletons.joint.earlier')}
            icon={IconArrowUp}
            onClick={() => onChange(shiftJoint(template, joint.id, -1))}
          />
          <IconButton
            label={t('skeletons.joint.later')}
            icon={IconArrowDown}
            onClick={() => onChange(shiftJoint(template, joint.id, 1))}
          />
          <IconButton
            label={t('skeletons.joint.delete')}
            icon={IconTrash}
            onClick={() => onChange(removeJoint(template, joint.id))}
          />
        </div>
      </div>
      <div className={classes['line']}>
        <Select
          size="xs"
          label={t('skeletons.joint.side')}
          data={(['left', 'right', 'middle'] as const).map((value) => ({ value, label: t(`skeletons.side.${value}`) }))}
          value={joint.side}
          allowDeselect={false}
          onChange={(side) => side && onChange(changeJoint(template, joint.id, { side }))}
          flex={1}
        />
        <NumberInput
          size="xs"
          label={t('skeletons.joint.sigma')}
          value={joint.sigma}
          min={0.001}
          max={1}
          step={0.005}
          decimalScale={4}
          onChange={(sigma) =>
            typeof sigma === 'number' && sigma > 0 && onChange(changeJoint(template, joint.id, { sigma }), 'sigma')
          }
          w={96}
        />
      </div>
      <Select
        size="xs"
        label={t('skeletons.joint.pair')}
        placeholder={t('skeletons.joint.noPair')}
        data={others}
        value={partner}
        clearable
        searchable
        onChange={(other) => onChange(setPair(template, joint.id, other))}
      />
      <MultiSelect
        size="xs"
        label={t('skeletons.joint.joined')}
        data={others}
        value={joined}
        searchable
        onChange={join}
      />
    </div>
  );
}
