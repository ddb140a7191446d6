namespace Orleans;

public delegate TResult Factory<in TParam1, out TResult>(TParam1 param1);
