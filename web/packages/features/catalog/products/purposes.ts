/** The purpose of files of products, as the server knows it: pictures, and those inside the description. */
export const PICTURES = 'product'
