import classes from './case-number.module.css';

/** A case number, always left to right and in Latin digits, as it is read out on the phone. */
export function CaseNumber({ children }: { readonly children: string }) {
  return (
    <bdi dir="ltr" className={classes.number} translate="no">
      {children}
    </bdi>
  );
}
