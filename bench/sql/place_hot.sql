SELECT bench.place(1, 1, 1);
