import { SegmentedControl } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { EmptyState } from '../../../ui/empty-state';
import { useAnswer } from '../../../bridge/use-answer';
import { QuestionCard } from './question-card';
import classes from './questions.module.css';
import { useMarkSeen } from './use-mark-seen';

interface Props {
  readonly role: Role;
  readonly onOpen: (image: ImageId) => void;
}

type Filter = 'open' | 'answered';

/** What people were unsure of, newest first. */
export function QuestionsTab({ role, onOpen }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('open');
  const { value: questions, again } = useAnswer('guidelines.questions', { filter, image: null, mine: false });
  useMarkSeen(questions);
  return (
    <>
      <div className={classes['head']}>
        <SegmentedControl
          aria-label={t('guidelines.questions.filter')}
          value={filter}
          data={[
            { value: 'open', label: t('guidelines.questions.open') },
            { value: 'answered', label: t('guidelines.questions.answered') },
          ]}
          onChange={(value) => setFilter(value === 'open' ? 'open' : 'answered')}
        />
      </div>
      {questions?.length === 0 && (
        <EmptyState
          icon={IconMessageQuestion}
          title={t(filter === 'open' ? 'guidelines.questions.none' : 'guidelines.questions.noneAnswered')}
          hint={t('guidelines.questions.none.hint')}
        />
      )}
      {questions !== null && questions.length > 0 && (
        <ul className={classes['list']}>
          {questions.map((question) => (
            <li key={question.id}>
              <QuestionCard question={question} role={role} onDone={again} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
