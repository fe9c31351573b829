export { accessReviewWork } from './access-review-work';
export { AccessReviewsModule } from './access-reviews.module';
