namespace TypedDao.Testing;

/// <summary>Faults at chosen calls, counted per kind of call.</summary>
public sealed class ScriptedFaults : IFaultPlan
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StorageCall, int> _calls = [];
    private readonly List<(StorageCall Call, int From, int To, Fault Fault)> _faults = [];

    /// <summary>How many calls of a kind there were.</summary>
    /// <param name="call">The kind.</param>
    public int CountOf(StorageCall call)
    {
        lock (_gate)
        {
            return _calls.GetValueOrDefault(call);
        }
    }

    /// <summary>Lets calls of a kind go wrong.</summary>
    /// <param name="call">The kind.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="skip">How many calls of the kind go well first, counted from the first of all.</param>
    /// <param name="times">How many go wrong.</param>
    /// <returns>This plan.</returns>
    public ScriptedFaults At(StorageCall call, Fault fault, int skip = 0, int times = 1)
    {
        lock (_gate)
        {
            _faults.Add((call, skip, skip + times, fault));
        }

        return this;
    }

    /// <inheritdoc/>
    public Fault? Next(StorageCall call, string key, bool isConditional)
    {
        lock (_gate)
        {
            int number = _calls.GetValueOrDefault(call);
            _calls[call] = number + 1;
            return _faults.FirstOrDefault(planned => planned.Call == call && number >= planned.From && number < planned.To).Fault;
        }
    }
}
