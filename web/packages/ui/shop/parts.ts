/** The parts of antd-mobile that screens of the shop may use as they are. */
export { Button, Switch } from 'antd-mobile'
