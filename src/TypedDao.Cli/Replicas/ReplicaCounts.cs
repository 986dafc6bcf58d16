namespace TypedDao.Cli.Replicas;

/// <summary>How many files there were, and how they were found.</summary>
internal sealed class ReplicaCounts
{
    private readonly Dictionary<ReplicaState, long> _states = [];
    private readonly Dictionary<ReplicaAction, long> _actions = [];

    /// <summary>How many files were looked at.</summary>
    public long Files => _states.Values.Sum();

    /// <summary>How many could not be compared or repaired, stores that could not be listed included.</summary>
    public long Failures { get; private set; }

    /// <summary>How many bytes were copied.</summary>
    public long CopiedBytes { get; private set; }

    /// <summary>Whether anything is not as it should be, counting what was done about it as done.</summary>
    /// <param name="options">What was to be done.</param>
    public bool IsWrong(ReplicaOptions options) => Failures > 0
        || (options is { Repairs: true, IsDryRun: false }
            ? this[ReplicaState.Missing] + this[ReplicaState.Different] > this[ReplicaAction.Copied]
            : Files > this[ReplicaState.Equal]);

    /// <summary>How many files were found in a state.</summary>
    public long this[ReplicaState state] => _states.GetValueOrDefault(state);

    /// <summary>On how many files something was done.</summary>
    public long this[ReplicaAction action] => _actions.GetValueOrDefault(action);

    /// <summary>Counts a file.</summary>
    /// <param name="finding">What was found.</param>
    public void Add(ReplicaFinding finding)
    {
        _states[finding.State] = this[finding.State] + 1;
        _actions[finding.Action] = this[finding.Action] + 1;
        Failures += finding.Failure is null ? 0 : 1;
        CopiedBytes += finding.Action is ReplicaAction.Copied ? finding.SourceBytes ?? 0 : 0;
    }

    /// <summary>Counts a store that could not be listed.</summary>
    public void AddFailure() => Failures++;
}
