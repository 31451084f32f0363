import { Button, FileButton, Menu, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { skeletonTemplateSchema, type SkeletonTemplate } from '@shared/model/skeleton-template';
import { templateOfCoco } from '@shared/skeleton/coco-template';
import { skeletonPresets, templateOfPreset } from '@shared/skeleton/presets';
import { call } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';
import { useLive } from '../../../bridge/use-live';
import { showError } from '../../../i18n/show-error';
import { Dialog } from '../../../ui/dialog';
import { focusCanvas } from '../command-context';
import { closeSkeletonEditor, skeletonEditor } from './editor-store';
import { readCocoCategories, type CocoCategory } from './read-coco-categories';
import classes from './skeleton-dialog.module.css';
import { TemplateForm } from './template-form';
import { useDraft } from './use-draft';

/** Where skeletons are made and changed: from nothing, from what is well known, or from a COCO file. */
export function SkeletonDialog() {
  const opened = useStore(skeletonEditor, (state) => state.opened);
  return opened ? <OpenedDialog /> : null;
}

function OpenedDialog() {
  const { t } = useTranslation();
  const templates = useLive((state) => state.templates);
  const edits = useDraft();
  const [read, setRead] = useState<readonly CocoCategory[]>([]);
  const { draft } = edits;
  const valid = draft !== null && skeletonTemplateSchema.safeParse(tidied(draft.template)).success;

  const beginFirst = useEffectEvent(() => {
    const [first] = liveState.getState().templates;
    if (first) edits.begin(first.id, withoutId(first));
  });
  // Only when the dialog opens.
  useEffect(() => beginFirst(), []);

  function close(): void {
    closeSkeletonEditor();
    focusCanvas();
  }

  function begin(template: SkeletonTemplate): void {
    const taken = new Set(templates.map(({ name }) => name.toLowerCase()));
    let { name } = template;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${template.name} ${number}`;
    edits.begin(null, { ...template, name });
  }

  async function readFile(file: File): Promise<void> {
    const found = await readCocoCategories(file);
    setRead(found);
    beginCoco(found[0]!);
  }

  function beginCoco(category: CocoCategory): void {
    begin(templateOfCoco(category, category.name || t('skeletons.new')));
  }

  async function save(): Promise<void> {
    if (!draft) return;
    const template = tidied(draft.template);
    const listed = await call('skeletons.put', { id: draft.id, template });
    liveState.setState({ templates: listed });
    close();
  }

  async function remove(): Promise<void> {
    if (!draft?.id) return;
    const listed = await call('skeletons.delete', { id: draft.id });
    liveState.setState({ templates: listed });
    const [first] = listed;
    if (first) edits.begin(first.id, withoutId(first));
    else edits.close();
  }

  return (
    <Dialog
      title={t('skeletons.edit')}
      closeLabel={t('common.close')}
      opened
      onClose={close}
      width={940}
      footer={
        <>
          {draft?.id && (
            <Button variant="default" color="red" mr="auto" onClick={() => void remove().catch(showError)}>
              {t('skeletons.delete')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button disabled={!valid} onClick={() => void save().catch(showError)}>
            {t('skeletons.save')}
          </Button>
        </>
      }
    >
      <div className={classes['line']}>
        {templates.length > 0 && (
          <Select
            label={t('skeletons.template')}
            data={templates.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft?.id ?? null}
            placeholder={t('skeletons.new')}
            allowDeselect={false}
            onChange={(id) => {
              const chosen = templates.find((one) => one.id === id);
              if (chosen) edits.begin(chosen.id, withoutId(chosen));
            }}
            w={220}
          />
        )}
        {read.length > 1 && (
          <Select
            label={t('skeletons.category')}
            data={read.map(({ name }, index) => ({ value: String(index), label: name }))}
            defaultValue="0"
            allowDeselect={false}
            onChange={(index) => {
              const category = read[Number(index)];
              if (category) beginCoco(category);
            }}
            w={200}
          />
        )}
        <span className={classes['gap']} />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={15} stroke={1.6} />}>
              {t('skeletons.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {skeletonPresets.map((preset) => (
              <Menu.Item key={preset} onClick={() => begin(templateOfPreset(preset, t(`skeletons.preset.${preset}`)))}>
                {t(`skeletons.presetHint.${preset}`)}
              </Menu.Item>
            ))}
            <Menu.Item
              onClick={() => begin({ name: t('skeletons.new'), classes: [], joints: [], edges: [], pairs: [] })}
            >
              {t('skeletons.empty')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <FileButton accept="application/json,.json" onChange={(file) => file && void readFile(file).catch(showError)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t('skeletons.fromCoco')}
            </Button>
          )}
        </FileButton>
      </div>
      {draft ? (
        <TemplateForm key={`${draft.id}`} draft={draft} edits={edits} />
      ) : (
        <p className={classes['none']}>{t('skeletons.none')}</p>
      )}
    </Dialog>
  );
}

function withoutId({ id: _, ...template }: SkeletonTemplate & { readonly id: string }): SkeletonTemplate {
  return template;
}

/** Space around names is nobody's intention. */
function tidied(template: SkeletonTemplate): SkeletonTemplate {
  const joints = template.joints.map((joint) => ({ ...joint, name: joint.name.trim() }));
  return { ...template, name: template.name.trim(), joints };
}
