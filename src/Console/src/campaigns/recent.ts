import type { Recent } from '../api/types';
import { formatDuration } from '../shared/format';

const nothing = '–';
const percent = (value: number | null) => (value === null ? nothing : `${Number(value.toFixed(1))} %`);

/** The last 5 minutes as three short texts; a dash where there is nothing to divide by, or where nobody dials. */
export const recentTexts = (recent: Recent | null) => ({
  answerRate: percent(recent?.answerRatePercent ?? null),
  handleTime: recent?.handleTimeSeconds == null ? nothing : formatDuration(recent.handleTimeSeconds),
  abandoned: percent(recent?.abandonRatePercent ?? null),
});
