import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { routes, type DutyPhones, type Governorate } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { vault } from '../../platform/drafts';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import classes from './concerns.module.css';
import { concernsKey } from './concerns.queries';

const keptName = 'concern-duty-phones';

/** The duty phones as they were last told: kept on this computer, because who reports danger may have no network. */
export function useDutyPhones(): readonly DutyPhones[] | null {
  const { me } = useSession();
  const [kept, setKept] = useState<readonly DutyPhones[] | null>(null);
  useEffect(() => {
    void vault.load(keptName).then(
      (found) => setKept(found as readonly DutyPhones[] | null),
      () => undefined,
    );
  }, []);
  const { data } = useQuery({
    queryKey: [...concernsKey, 'duty-phones'],
    queryFn: async ({ signal }) => {
      const { items } = await call(routes.listDutyPhones, { signal });
      await vault.claim(me.user.id);
      await vault.save(keptName, items);
      return items;
    },
    staleTime: 5 * 60_000,
  });
  return data ?? kept;
}

/** Fetches them while there is a network; by the time they are wanted there may be none. */
export function DutyPhonesKept() {
  useDutyPhones();
  return null;
}

/** Whom to call now, of one governorate: a number to tap. Nothing before it is known. */
export function DutyPhonesOf({ governorate }: { readonly governorate: Governorate }) {
  const { t, name } = useWords();
  const phones = useDutyPhones();
  if (phones === null) return null;
  const desks = phones.find((one) => one.governorate === governorate)?.desks ?? [];
  if (desks.length === 0) return <p className={classes.plain}>{t('concern.no-duty-phone')}</p>;
  return (
    <ul className={classes.phones}>
      {desks.map((desk) => (
        <li key={`${desk.phone} ${desk.name.en}`}>
          <span>{name(desk.name)}</span>
          <a
            href={`tel:${desk.phone.replace(/\s/g, '')}`}
            className={classes.phone}
            aria-label={t('concern.call-desk', { desk: name(desk.name), phone: desk.phone })}
          >
            <bdi dir="ltr">{desk.phone}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
