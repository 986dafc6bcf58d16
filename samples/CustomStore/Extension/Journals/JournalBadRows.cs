using TypedDao.Codecs;

namespace Acme.Journals;

/// <summary>What <c>on_error</c> of a journal means.</summary>
internal static class JournalBadRows
{
    public static IBadRowHandler Of(ObjectTarget target, ReadStatistics statistics)
        => target.Definition.OnError switch
        {
            { RejectTo: not null } => throw new TypedDaoException(ErrorKind.NotSupported, "A journal keeps no rejected rows.")
            {
                Operation = "read",
                Object = target.ToString(),
                Cure = "Set 'on_error' to 'fail' or 'skip'.",
            },
            { Skips: true } => new Skipping(statistics),
            _ => FailOnBadRow.Instance,
        };

    private sealed class Skipping(ReadStatistics statistics) : IBadRowHandler
    {
        public void OnBadRow(RejectedRow row) => statistics.AddRejected(1);
    }
}
