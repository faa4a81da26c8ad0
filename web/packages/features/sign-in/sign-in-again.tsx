/** The same form in a window over the page, once a session has ended. */
export { SignIn as default } from './sign-in'
