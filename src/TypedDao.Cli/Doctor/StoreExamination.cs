using TypedDao.Catalogs;
using TypedDao.Contexts;
using TypedDao.Files.Listing;
using TypedDao.Interfaces;
using TypedDao.Keys;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Cli.Doctor;

/// <summary>Looks at a store of the active environment: its values, whether it can be reached, and what its objects hold.</summary>
/// <param name="context">The context.</param>
/// <param name="slot">The store.</param>
/// <param name="report">Takes what is being looked at.</param>
internal sealed class StoreExamination(DataContext context, StoreSlot slot, Action<string> report)
{
    /// <summary>How many files of an object are listed: the first of them and the last are read.</summary>
    private const int Listed = 1000;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    private string Store => slot.Definition.Name;

    /// <summary>Examines the store.</summary>
    /// <param name="cancellationToken">Cancels the examination.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        report(Store);
        if (!slot.Binding.IsImplemented)
        {
            Add(slot.IsReachable ? FindingSeverity.Error : FindingSeverity.Info, null, "connection", Connections.Missing(slot), Connections.AddPackage(slot.Binding.Package));
            return _findings;
        }

        foreach (string problem in slot.Check().Problems)
        {
            Add(FindingSeverity.Error, null, "values", problem, null);
        }

        if (_findings.Count > 0)
        {
            return _findings;
        }

        try
        {
            StoreConnection connection = await slot.ConnectAsync(cancellationToken).ConfigureAwait(false);
            foreach (ObjectDefinition item in slot.Definition.Objects)
            {
                report(item.FullName);
                await ExamineAsync(item, connection, cancellationToken).ConfigureAwait(false);
            }

            foreach (ObjectDefinition item in slot.KeepsFor.SelectMany(store => store.Definition.Objects).Where(item => item.Replicas.Contains(Store)))
            {
                report($"{item.FullName} in {Store}");
                await ExamineReplicaAsync(item, connection, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TypedDaoException error)
        {
            // What is said of one object would be said of each.
            Add(FindingSeverity.Error, null, "connection", $"Store '{Store}' cannot be reached: {error.Fact}", error.Cure);
        }

        return _findings;
    }

    private async Task ExamineAsync(ObjectDefinition item, StoreConnection connection, CancellationToken cancellationToken)
    {
        var target = new ObjectTarget(context, item);
        try
        {
            if (item.Format is not null && connection.TryGet(out IObjectStorage? storage))
            {
                // Asks for the interface, so that a package that is missing is said.
                await context.ConnectAsync<IDataInterface>(target, "examine", cancellationToken).ConfigureAwait(false);
                await ExamineFilesAsync(item, storage, cancellationToken).ConfigureAwait(false);
                return;
            }

            IChecksExistence data = await context.ConnectAsync<IChecksExistence>(target, "examine", cancellationToken).ConfigureAwait(false);
            if (!await data.ExistsAsync(target, cancellationToken).ConfigureAwait(false))
            {
                AddAbsent(item);
            }
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.NotSupported)
        {
            if (_said.Add(error.Fact))
            {
                Add(FindingSeverity.Info, item.FullName, "data", $"It was not looked into: {error.Fact}", error.Cure);
            }
        }
        catch (TypedDaoException error) when (IsOfObject(error))
        {
            Add(FindingSeverity.Error, item.FullName, "data", error.Fact, error.Cure);
        }
    }

    /// <summary>Whether an error says something of one object, and not of the whole store.</summary>
    private static bool IsOfObject(TypedDaoException error) => error.Kind is not (ErrorKind.Unavailable or ErrorKind.Timeout or ErrorKind.Throttled
        or ErrorKind.Unauthenticated or ErrorKind.AccessDenied or ErrorKind.Configuration);

    private async Task ExamineFilesAsync(ObjectDefinition item, IObjectStorage storage, CancellationToken cancellationToken)
    {
        var layout = new FileLayout(item);
        FileEntry? first = null;
        FileEntry? last = null;
        int count = 0;
        await foreach (FileEntry file in new FileListing(storage, layout).ListAsync(KeySelection.All, cancellationToken).ConfigureAwait(false))
        {
            first ??= file;
            last = file;
            if (++count == Listed)
            {
                break;
            }
        }

        if (first is not { } sample)
        {
            AddAbsent(item);
            return;
        }

        FileEntry[] files = count == 1 ? [sample] : [sample, last!.Value];
        if (item.Create(new ObjectTarget(context, item)) is IRowObject rows)
        {
            var operation = new FileSample(item, storage, layout, files, cancellationToken);
            _findings.AddRange(await rows.Accept<FileSample, Task<IReadOnlyList<Finding>>>(operation).ConfigureAwait(false));
        }
    }

    /// <summary>Whether the store answers for an object of another one; what it has is compared by <c>typeddao replicas check</c>.</summary>
    private async Task ExamineReplicaAsync(ObjectDefinition item, StoreConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            if (connection.TryGet(out IObjectStorage? storage)
                && !await new FileListing(storage, new FileLayout(item)).ListAsync(KeySelection.All, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false))
            {
                Add(
                    FindingSeverity.Info,
                    item.FullName,
                    "data",
                    $"The replica in '{Store}' is empty.",
                    $"Write the object or, where it has files already, run 'typeddao replicas repair {item.FullName}'.");
            }
        }
        catch (TypedDaoException error) when (IsOfObject(error))
        {
            Add(FindingSeverity.Error, item.FullName, "data", $"The replica in '{Store}': {error.Fact}", error.Cure);
        }
    }

    private void AddAbsent(ObjectDefinition item)
        => Add(FindingSeverity.Info, item.FullName, "data", "Nothing is there yet.", "Write it or, if something should be there, correct its key in the catalog.");

    private void Add(FindingSeverity severity, string? item, string kind, string message, string? cure)
        => _findings.Add(new Finding(severity, Store, item, kind, message, cure));
}
