namespace TypedDao.Testing;

/// <summary>Faults at chosen requests. Where several are planned for one request, the first that was planned happens.</summary>
public sealed class ScriptedExchangeFaults : IExchangeFaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _faults = [];

    /// <summary>Lets requests go wrong.</summary>
    /// <param name="matches">Which requests are counted.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="skip">How many of them pass first, counted from now.</param>
    /// <param name="times">How many go wrong.</param>
    /// <returns>This plan.</returns>
    public ScriptedExchangeFaults At(Func<ProxiedRequest, bool> matches, ExchangeFault fault, int skip = 0, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _faults.Add(new Planned(matches, fault, skip, times));
        }

        return this;
    }

    /// <inheritdoc/>
    public ExchangeFault? Next(ProxiedRequest request)
    {
        lock (_gate)
        {
            ExchangeFault? first = null;
            foreach (Planned planned in _faults)
            {
                // Every one counts, also behind another that happens.
                ExchangeFault? fault = planned.Next(request);
                first ??= fault;
            }

            return first;
        }
    }

    private sealed class Planned(Func<ProxiedRequest, bool> matches, ExchangeFault fault, int skip, int times)
    {
        private long _seen;

        public ExchangeFault? Next(ProxiedRequest request)
            => matches(request) && _seen++ - skip is var number && number >= 0 && number < times ? fault : null;
    }
}
