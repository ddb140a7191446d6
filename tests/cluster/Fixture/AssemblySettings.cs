// The cases read what the shared thread pool has left to do (TestSilo.SettleAsync): two at once would disturb each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
