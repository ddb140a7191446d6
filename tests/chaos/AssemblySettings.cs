// Calls are spoken in real time: two campaigns at once on a small machine would be a test of the machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
