import { IconBed, IconBedOff, IconClock, IconLanguage, IconMapPin, IconPhone } from '@tabler/icons-react';
import { freePlaces, governorates, type DirectoryUnitView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import classes from './desk-facts.module.css';

interface Props {
  readonly unit: DirectoryUnitView;
  /** Languages the person speaks: those the desk shares stand first. */
  readonly wanted?: readonly string[];
}

/** What a sender weighs about a desk: places, hours, where, languages, phone. */
export function DeskFacts({ unit, wanted = [] }: Props) {
  const { t, code, languageName, list } = useWords();
  const shared = unit.languages.filter((language) => wanted.includes(language));
  const languages = [...shared, ...unit.languages.filter((language) => !shared.includes(language))];
  const free = unit.freePlaces === 'some';
  return (
    <div className={classes.facts}>
      <div className={classes.badges}>
        <StatusBadge
          tone={free ? 'done' : 'waiting'}
          icon={free ? <IconBed size={16} aria-hidden="true" /> : <IconBedOff size={16} aria-hidden="true" />}
        >
          {code(freePlaces, unit.freePlaces)}
        </StatusBadge>
        {unit.outside && <StatusBadge tone="neutral">{t('packets.outside')}</StatusBadge>}
        {unit.placesStale && <StatusBadge tone="neutral">{t('desk.stale')}</StatusBadge>}
        <StatusBadge tone={unit.openNow ? 'active' : 'neutral'} icon={<IconClock size={16} aria-hidden="true" />}>
          <DeskHoursWords unit={unit} />
        </StatusBadge>
      </div>
      <div className={classes.lines}>
        <span className={classes.line}>
          <IconMapPin size={16} aria-hidden="true" />
          {code(governorates, unit.governorate)}
        </span>
        <span className={classes.line}>
          <IconLanguage size={16} aria-hidden="true" />
          {t('desk.languages', { languages: list(languages.map(languageName)) })}
        </span>
        {unit.onCallPhone && (
          <span className={classes.line}>
            <IconPhone size={16} aria-hidden="true" />
            {t('desk.on-call')}
            <bdi dir="ltr" className={classes.phone}>
              {unit.onCallPhone}
            </bdi>
          </span>
        )}
      </div>
    </div>
  );
}

function DeskHoursWords({ unit: { deskHours, openNow, opensAt } }: { readonly unit: DirectoryUnitView }) {
  const { t } = useWords();
  const { clock, instant } = useDates();
  if (!deskHours) return <>{t('desk.always-open')}</>;
  if (!openNow && opensAt) return <>{t('desk.opens-at', { time: instant(opensAt) })}</>;
  const hours = { opens: clock(deskHours.opensAt), closes: clock(deskHours.closesAt) };
  return <>{t(openNow ? 'desk.open-now' : 'desk.closed-now', hours)}</>;
}
