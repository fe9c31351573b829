import { Link } from 'react-router';
import { ageBands, governorates, sexes, type CaseListItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { PersonName } from '../../ui/person-name';
import { StatusBadge } from '../../ui/status-badge';
import { CaseNumber, CaseStatusBadge, IdentificationBadge } from '../case-record';
import classes from './case-list.module.css';

/** Cases as rows, each leading to its page. */
export function CaseList({ items }: { readonly items: readonly CaseListItem[] }) {
  const { t, code, list } = useWords();
  const { instant } = useDates();
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.id}>
          <Link to={`/cases/${item.id}`} className={classes.row}>
            <span className={classes.who}>
              <span className={classes.alias}>
                <PersonName>{item.person.alias}</PersonName>
              </span>
              <CaseNumber>{item.number}</CaseNumber>
            </span>
            <span className={classes.facts}>
              {list([code(sexes, item.person.sex), code(ageBands, item.person.ageBand), code(governorates, item.governorate)])}
            </span>
            <span className={classes.badges}>
              {item.missing && <StatusBadge tone="stopped">{t('missing.mark')}</StatusBadge>}
              <IdentificationBadge status={item.identificationStatus} />
              {item.status === 'closed' && <CaseStatusBadge status={item.status} />}
            </span>
            <span className={classes.when}>{t('case.last-activity', { time: instant(item.lastActivityAt) })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
