import { texts } from '@ui/texts'

const zh = {
  'title': '商家入驻',
  'what': '先建立账号，再按步骤填写资料；随时可以回来继续。',
  'company': '公司名称（与营业执照一致）',
  'name': '您的姓名',
  'phone': '手机号',
  'login': '登录名',
  'login.help': '2 至 64 位，字母、数字、点、横线',
  'password': '密码',
  'again': '再输一次密码',
  'differs': '两次输入的密码不一致',
  'submit': '建立账号，开始填写',
  'sign-in': '已有账号？登录后继续填写',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Sell with us',
  'what': 'Make an account first, then fill in the steps; you can come back any time.',
  'company': 'Company, as on the licence',
  'name': 'Your name',
  'phone': 'Phone',
  'login': 'Login',
  'login.help': '2 to 64 letters, digits, dots or dashes',
  'password': 'Password',
  'again': 'Password once more',
  'differs': 'The two passwords differ',
  'submit': 'Make the account and begin',
  'sign-in': 'You have an account? Sign in and go on',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
