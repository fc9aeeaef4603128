/** What stands above every page of the site. */
export interface AnnouncementBanner {
  message: string;
  isEnabled: boolean;
  isDismissible: boolean;
  visibility: 'public' | 'private';
}
