import { isHubAddress } from '@shared/sync/hub-address';
import { useAnswer } from '../../bridge/use-answer';
import { useLive } from '../../bridge/use-live';

/** The hub that this person may put batches on: of a team that has one, for whoever is no annotator; null: none. */
export function useTeamHub(): string | null {
  const role = useLive(({ project }) => project?.member.role ?? 'annotator');
  const { value: team } = useAnswer('team.view', role === 'annotator' ? null : {});
  return team?.places.find(({ place }) => isHubAddress(place))?.place ?? null;
}
