import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemException } from '../platform/problems/problem-exception';

/** What cannot be the number of a plan or an activity is the number of nothing: 404, as for anything that is not there. */
@Injectable()
export class CodeParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[a-z0-9][a-z0-9.-]{0,39}$/.test(value)) throw new ProblemException({ problem: 'not-found' });
    return value;
  }
}
