import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionView } from '@shared/contract/guideline-views';
import type { ImageId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { Crop } from '../../../crop/crop';
import { Markdown } from '../../../ui/markdown';
import { showRule, showTab } from '../place';
import classes from './questions.module.css';

interface Props {
  readonly question: QuestionView;
  readonly role: Role;
  readonly onDone: () => void;
  readonly onOpen: (image: ImageId) => void;
}

/** One question with its crop; a lead answers it here, and makes the answer a rule; a reviewer, too, makes it a rare case. */
export function QuestionCard({ question, role, onDone, onOpen }: Props) {
  const { t } = useTranslation();
  const [lead, keeper] = [role === 'lead', role !== 'annotator'];
  const { asker, answer, answerer, becameRule } = question;
  return (
    <article className={classes['card']}>
      <div className={classes['crop']}>
        <Crop image={question.image} region={question.region} label={t('guidelines.questions.crop')} />
        <Button variant="default" size="compact-xs" onClick={() => onOpen(question.image)}>
          {t('guidelines.recheck.open')}
        </Button>
      </div>
      <div className={classes['words']}>
        <p className={classes['dim']}>
          {t('guidelines.questions.by', { name: asker.name, date: new Date(question.askedAt) })}
        </p>
        <Markdown text={question.reason} />
        {answer && (
          <div className={classes['answer']}>
            <p className={classes['dim']}>
              {t('guidelines.questions.answeredBy', { name: answerer?.name ?? '', date: new Date(answer.at) })}
            </p>
            <Markdown text={answer.text} />
          </div>
        )}
        {becameRule ? (
          <Button variant="default" size="compact-xs" onClick={() => showRule(becameRule)}>
            {t('guidelines.questions.showRule')}
          </Button>
        ) : (
          lead && (answer ? <MakeRule question={question} /> : <AnswerForm question={question} onDone={onDone} />)
        )}
        {keeper && question.becameCase === null && <MakeCase question={question} />}
      </div>
    </article>
  );
}

function AnswerForm({ question, onDone }: Pick<Props, 'question' | 'onDone'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const task = useTask();
  const submit = () => {
    if (text.trim() === '') return;
    task.start(async () => {
      await call('guidelines.answer', { question: question.id, text: text.trim() });
      onDone();
    });
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        size="xs"
        aria-label={t('guidelines.questions.answer')}
        placeholder={t('guidelines.questions.answer')}
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <Button type="submit" loading={task.busy} disabled={text.trim() === ''}>
        {t('guidelines.questions.send')}
      </Button>
    </form>
  );
}

interface MakerProps {
  readonly placeholder: string;
  readonly label: string;
  readonly onMake: (title: string) => Promise<void>;
}

/** A title, and the button that makes something of the question under it. */
function Maker({ placeholder, label, onMake }: MakerProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const task = useTask();
  const submit = () => {
    const given = title.trim();
    if (given !== '') task.start(() => onMake(given));
  };
  return (
    <form
      className={classes['line']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        className={classes['grow'] ?? ''}
        aria-label={placeholder}
        placeholder={placeholder}
        maxLength={200}
        value={title}
        error={task.failure === null ? null : describeError(t, task.failure)}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={task.busy} disabled={title.trim() === ''}>
        {label}
      </Button>
    </form>
  );
}

function MakeRule({ question }: Pick<Props, 'question'>) {
  const { t } = useTranslation();
  return (
    <Maker
      placeholder={t('guidelines.questions.ruleTitle')}
      label={t('guidelines.questions.makeRule')}
      onMake={async (title) =>
        showRule((await call('guidelines.ruleFromQuestion', { question: question.id, title })).id)
      }
    />
  );
}

function MakeCase({ question }: Pick<Props, 'question'>) {
  const { t } = useTranslation();
  return (
    <Maker
      placeholder={t('guidelines.questions.caseTitle')}
      label={t('guidelines.questions.makeCase')}
      onMake={async (title) => {
        await call('guidelines.caseFromQuestion', { question: question.id, title });
        showTab('cases');
      }}
    />
  );
}
