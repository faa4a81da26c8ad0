import { texts } from '@ui/texts'

const zh = {
  'title': '请登录',
  'login': '账号',
  'password': '密码',
  'sign-in': '登录',
  'code.title': '验证身份',
  'code': '验证码',
  'code.help': '打开验证器应用，输入 6 位数字；手机不在身边时，输入一个恢复码。',
  'code.submit': '验证',
  'code.back': '换个账号',
  'change.title': '请先设置新密码',
  'change.what': '你正在使用初始密码，或密码已到期。设好新密码就可以开始工作。',
  'change.current': '当前密码',
  'change.new': '新密码',
  'change.again': '再输一次新密码',
  'change.differs': '两次输入的新密码不一样',
  'change.submit': '设置新密码',
  'change.leave': '退出登录',
  'other-console': '其他后台',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Sign in',
  'login': 'Login',
  'password': 'Password',
  'sign-in': 'Sign in',
  'code.title': 'Confirm that it is you',
  'code': 'Code',
  'code.help': 'Open your authenticator app and enter its six digits. Without your phone, use a recovery code.',
  'code.submit': 'Confirm',
  'code.back': 'Use another account',
  'change.title': 'Set a new password first',
  'change.what': 'Your password is an initial one or has expired. Set a new one and start working.',
  'change.current': 'Current password',
  'change.new': 'New password',
  'change.again': 'New password again',
  'change.differs': 'The two new passwords differ',
  'change.submit': 'Set new password',
  'change.leave': 'Sign out',
  'other-console': 'Other consoles',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
