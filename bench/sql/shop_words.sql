-- How the words sound, for those that people type most.
UPDATE storefront.word SET pinyin = 'shoujike', initials = 'sjk' WHERE word = '手机壳';

UPDATE storefront.word SET pinyin = 'yancha', initials = 'yc' WHERE word = '岩茶';

UPDATE storefront.word SET pinyin = 'erji', initials = 'ej' WHERE word = '耳机'
