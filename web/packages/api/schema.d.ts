// Made from docs/openapi.json by `make openapi`; never edited.
// sha256 4dfc061f598be0c19eee3552c1e16d7d078e8f3c829663fed8806b077ccfd31a

export interface paths {
    "/api/console/approvals/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Acts */
        get: operations["approvals_list_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Waiting */
        get: operations["approvals_count_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/decided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Decided */
        get: operations["approvals_list_decided"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Delegations */
        get: operations["approvals_list_delegations"];
        put?: never;
        /** Delegate */
        post: operations["approvals_delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/delegations/{delegation_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Delegation */
        post: operations["approvals_end_delegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Flows */
        get: operations["approvals_list_flows"];
        put?: never;
        /** Create Flow */
        post: operations["approvals_create_flow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/flows/{flow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Flow */
        get: operations["approvals_show_flow"];
        /** Edit Flow */
        put: operations["approvals_edit_flow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Mine */
        get: operations["approvals_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find Colleagues */
        get: operations["approvals_find_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Requests */
        get: operations["approvals_list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Request */
        get: operations["approvals_show_request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve Request */
        post: operations["approvals_approve_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Request */
        post: operations["approvals_refuse_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Request */
        post: operations["approvals_withdraw_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Tasks */
        get: operations["approvals_list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Entries */
        get: operations["audit_list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Entry */
        get: operations["audit_show_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Logins */
        get: operations["audit_list_logins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Subjects
         * @description What the log can be searched by, in the reader's language.
         */
        get: operations["audit_list_subjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/things/{thing}/{thing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List History
         * @description What happened to one thing, newest first; empty when nothing did, or nothing is reached.
         */
        get: operations["audit_list_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Branding
         * @description What the consoles are called, and whether there is a logo.
         */
        get: operations["branding_show_branding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/branding/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Logo
         * @description The logo as a picture; 404 without one.
         */
        get: operations["branding_show_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Attributes */
        get: operations["catalog_list_attributes"];
        put?: never;
        /** Create Attribute */
        post: operations["catalog_create_attribute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/attributes/{attribute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Attribute */
        get: operations["catalog_show_attribute"];
        /**
         * Edit Attribute
         * @description An option that something uses stays; it may be called otherwise.
         */
        put: operations["catalog_edit_attribute"];
        post?: never;
        /** Delete Attribute */
        delete: operations["catalog_delete_attribute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Brands */
        get: operations["catalog_list_brands"];
        put?: never;
        /** Create Brand */
        post: operations["catalog_create_brand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/brands/{brand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Brand */
        get: operations["catalog_show_brand"];
        /** Edit Brand */
        put: operations["catalog_edit_brand"];
        post?: never;
        /** Delete Brand */
        delete: operations["catalog_delete_brand"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The whole tree, parents before what lies below them.
         */
        get: operations["catalog_list_categories"];
        put?: never;
        /** Create Category */
        post: operations["catalog_create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Category */
        get: operations["catalog_show_category"];
        /** Edit Category */
        put: operations["catalog_edit_category"];
        post?: never;
        /** Delete Category */
        delete: operations["catalog_delete_category"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories/{category_id}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Bind Attributes
         * @description All that this category asks for itself; what stands above it is not repeated.
         */
        put: operations["catalog_bind_attributes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories/{category_id}/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bind Brands */
        put: operations["catalog_bind_brands"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories/{category_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Category
         * @description Below another category, or to another place among its sisters.
         */
        post: operations["catalog_move_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/categories/{category_id}/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask Papers */
        put: operations["catalog_ask_papers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/forbidden-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Words */
        get: operations["catalog_list_words"];
        put?: never;
        /** Create Word */
        post: operations["catalog_create_word"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/forbidden-words/{word_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Word */
        put: operations["catalog_edit_word"];
        post?: never;
        /** Delete Word */
        delete: operations["catalog_delete_word"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Labels */
        get: operations["catalog_list_labels"];
        put?: never;
        /** Create Label */
        post: operations["catalog_create_label"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Label */
        put: operations["catalog_edit_label"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Attribute Choices */
        get: operations["catalog_list_attribute_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Brand Choices
         * @description Active ones; with a category those that may be sold there.
         */
        get: operations["catalog_list_brand_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Category Choices
         * @description The whole tree, parents before what lies below them; products go where nothing lies below.
         */
        get: operations["catalog_list_category_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Category Rules
         * @description What products of the category must have.
         */
        get: operations["catalog_show_category_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/categories/{category_id}/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Requirements
         * @description The papers that selling there asks for, of the category and of all above it.
         */
        get: operations["catalog_list_requirements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Label Choices */
        get: operations["catalog_list_label_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Promise Choices */
        get: operations["catalog_list_promise_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/library/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Seller Choices
         * @description Shops within reach, and in which categories each may sell.
         */
        get: operations["catalog_list_seller_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/price-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Price Changes */
        get: operations["catalog_list_price_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/price-tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Price Tries */
        get: operations["catalog_list_price_tries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Prices
         * @description Change what passes; what the breaker stops, or others changed, is answered one by one.
         */
        post: operations["catalog_set_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Products */
        get: operations["catalog_list_products"];
        put?: never;
        /** Create Product */
        post: operations["catalog_create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Product */
        get: operations["catalog_show_product"];
        /**
         * Edit Product
         * @description A draft is changed; of an approved product what may change at once, the rest waits.
         */
        put: operations["catalog_edit_product"];
        post?: never;
        /**
         * Purge Product
         * @description For good; only what was never approved.
         */
        delete: operations["catalog_purge_product"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve Product */
        post: operations["catalog_approve_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/put-on-shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put Product On Shelf */
        post: operations["catalog_put_product_on_shelf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/recycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recycle Product */
        post: operations["catalog_recycle_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Product */
        post: operations["catalog_refuse_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Product */
        post: operations["catalog_restore_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Schedule Product */
        put: operations["catalog_schedule_product"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Product
         * @description Put it, or its waiting change, forward; what the machine stops comes back with findings.
         */
        post: operations["catalog_submit_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/take-off-shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Product Off Shelf */
        post: operations["catalog_take_product_off_shelf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/{product_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Product */
        post: operations["catalog_withdraw_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Act On Products
         * @description Do what can be done and say what could not.
         */
        post: operations["catalog_act_on_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/products/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Products */
        get: operations["catalog_count_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Promises */
        get: operations["catalog_list_promises"];
        put?: never;
        /** Create Promise */
        post: operations["catalog_create_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/promises/{promise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Promise */
        put: operations["catalog_edit_promise"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Products
         * @description Approve or refuse several; what cannot be is left and named.
         */
        post: operations["catalog_decide_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Revisions
         * @description Merchants see their own; what became of it and why.
         */
        get: operations["catalog_list_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/revisions/{revision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Revision */
        get: operations["catalog_show_revision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/skus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Skus */
        get: operations["catalog_list_skus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/spec-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Templates */
        get: operations["catalog_list_templates"];
        put?: never;
        /** Create Template */
        post: operations["catalog_create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog/spec-templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Template */
        get: operations["catalog_show_template"];
        /** Edit Template */
        put: operations["catalog_edit_template"];
        post?: never;
        /** Delete Template */
        delete: operations["catalog_delete_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Dictionaries */
        get: operations["dictionaries_list_dictionaries"];
        put?: never;
        /**
         * Make Dictionary
         * @description Answers with the code.
         */
        post: operations["dictionaries_make_dictionary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Dictionary */
        get: operations["dictionaries_show_dictionary"];
        /** Edit Dictionary */
        put: operations["dictionaries_edit_dictionary"];
        post?: never;
        /** Remove Dictionary */
        delete: operations["dictionaries_remove_dictionary"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries/{code}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Words
         * @description What may be chosen, in the reader's language; a browser may keep it for half a minute.
         */
        get: operations["dictionaries_list_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description One's own, newest first.
         */
        get: operations["exports_list_exports"];
        put?: never;
        /**
         * Ask For Export
         * @description The list asks for its own permission besides.
         */
        post: operations["exports_ask_for_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Export */
        get: operations["exports_show_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel Export */
        post: operations["exports_cancel_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch File */
        get: operations["exports_fetch_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Files */
        get: operations["files_list_files"];
        put?: never;
        /**
         * Upload File
         * @description Keep a file for that purpose; its kind is told by its content.
         */
        post: operations["files_upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show File */
        get: operations["files_show_file"];
        put?: never;
        post?: never;
        /**
         * Delete File
         * @description It can be restored for some days.
         */
        delete: operations["files_delete_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch File
         * @description The bytes, for keeping: a browser never shows them as part of the console.
         */
        get: operations["files_fetch_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Picture
         * @description A picture that the house drew, for showing: reached, one's own, or shared by all.
         */
        get: operations["files_show_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore File */
        post: operations["files_restore_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Accounts */
        get: operations["identity_list_accounts"];
        put?: never;
        /** Create Account */
        post: operations["identity_create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Account */
        get: operations["identity_show_account"];
        /** Edit Account */
        put: operations["identity_edit_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable */
        post: operations["identity_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable */
        post: operations["identity_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave */
        post: operations["identity_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Memberships */
        put: operations["identity_set_memberships"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Password */
        post: operations["identity_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview Account */
        get: operations["identity_preview_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Second Factor Of */
        get: operations["identity_show_second_factor_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Second Factor */
        post: operations["identity_reset_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Departments */
        get: operations["identity_list_departments"];
        put?: never;
        /** Create Department */
        post: operations["identity_create_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/departments/{department_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Department */
        put: operations["identity_edit_department"];
        post?: never;
        /** Delete Department */
        delete: operations["identity_delete_department"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Fields */
        get: operations["identity_list_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Functions */
        get: operations["identity_list_functions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["identity_me"];
        /** Edit Me */
        put: operations["identity_edit_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change Password */
        post: operations["identity_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/preferences/{preference_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Preference */
        get: operations["identity_show_preference"];
        /** Set Preference */
        put: operations["identity_set_preference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Own Second Factor */
        get: operations["identity_show_own_second_factor"];
        put?: never;
        /** Begin Second Factor */
        post: operations["identity_begin_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm Second Factor */
        post: operations["identity_confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew Recovery Codes */
        post: operations["identity_renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove Second Factor */
        post: operations["identity_remove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Own Sessions */
        get: operations["identity_list_own_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions/{session_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Own Session */
        post: operations["identity_end_own_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions/revoke-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Other Sessions */
        post: operations["identity_end_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Posts */
        get: operations["identity_list_posts"];
        put?: never;
        /** Create Post */
        post: operations["identity_create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Post */
        put: operations["identity_edit_post"];
        post?: never;
        /** Delete Post */
        delete: operations["identity_delete_post"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Roles */
        get: operations["identity_list_roles"];
        put?: never;
        /** Create Role */
        post: operations["identity_create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Role */
        get: operations["identity_show_role"];
        /** Edit Role */
        put: operations["identity_edit_role"];
        post?: never;
        /** Delete Role */
        delete: operations["identity_delete_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/{role_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy Role */
        post: operations["identity_copy_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview Role */
        post: operations["identity_preview_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sessions */
        get: operations["identity_list_sessions"];
        put?: never;
        /** Sign In Here */
        post: operations["identity_sign_in_here"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/{session_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Session */
        post: operations["identity_end_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign Out */
        delete: operations["identity_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/current/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go To Place */
        post: operations["identity_go_to_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show Second Factor */
        post: operations["identity_show_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sign-in-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sign In Rules */
        get: operations["identity_list_sign_in_rules"];
        put?: never;
        /** Make Sign In Rule */
        post: operations["identity_make_sign_in_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sign-in-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Sign In Rule */
        get: operations["identity_show_sign_in_rule"];
        /** Edit Sign In Rule */
        put: operations["identity_edit_sign_in_rule"];
        post?: never;
        /** Remove Sign In Rule */
        delete: operations["identity_remove_sign_in_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sites */
        get: operations["identity_list_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/alert-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Alerts */
        get: operations["inventory_count_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Alerts */
        get: operations["inventory_list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Checks */
        get: operations["inventory_list_checks"];
        put?: never;
        /**
         * Ask For Check
         * @description It runs in the background; its state says when it is done.
         */
        post: operations["inventory_ask_for_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/checks/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Check */
        get: operations["inventory_show_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/checks/{run_id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Differences */
        get: operations["inventory_list_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/checks/{run_id}/mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mend Differences
         * @description Totals and levels of what differed are made anew from the journal.
         */
        post: operations["inventory_mend_differences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/document-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Documents */
        get: operations["inventory_count_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Documents */
        get: operations["inventory_list_documents"];
        put?: never;
        /** Make Document */
        post: operations["inventory_make_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Document */
        get: operations["inventory_show_document"];
        /** Edit Document */
        put: operations["inventory_edit_document"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/documents/{document_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel Document */
        post: operations["inventory_cancel_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/documents/{document_id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse Document */
        post: operations["inventory_reverse_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/documents/{document_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit Document */
        post: operations["inventory_submit_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Levels
         * @description SKU × warehouse. The numbers follow what happens a second or two later.
         */
        get: operations["inventory_list_levels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Pools */
        get: operations["inventory_list_pools"];
        put?: never;
        /** Create Pool */
        post: operations["inventory_create_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/pools/{pool_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Pool */
        get: operations["inventory_show_pool"];
        /** Edit Pool */
        put: operations["inventory_edit_pool"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/pools/{pool_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Pool
         * @description What it has left goes back to the shared pool a moment later.
         */
        post: operations["inventory_end_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/pools/{pool_id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Quotas */
        get: operations["inventory_list_quotas"];
        /**
         * Set Quotas
         * @description Of each SKU so much altogether, counted from the beginning of the pool.
         */
        put: operations["inventory_set_quotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Scanned
         * @description Goods by the code on them, as a scanner reads it; several merchants may use one code.
         */
        get: operations["inventory_find_scanned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/stock-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Stock Rules */
        get: operations["inventory_list_stock_rules"];
        put?: never;
        /** Set Stock Rule */
        post: operations["inventory_set_stock_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/stock-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Stock Rule */
        delete: operations["inventory_remove_stock_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/stock/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Stock */
        get: operations["inventory_show_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/stock/{sku_id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Stock Statement */
        get: operations["inventory_read_stock_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/value-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Value
         * @description What stock was worth on each of these days, on the clock of the business.
         */
        get: operations["inventory_report_value"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Warehouses */
        get: operations["inventory_list_warehouses"];
        put?: never;
        /** Create Warehouse */
        post: operations["inventory_create_warehouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/inventory/warehouses/{warehouse_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Warehouse */
        get: operations["inventory_show_warehouse"];
        /** Edit Warehouse */
        put: operations["inventory_edit_warehouse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Accounts */
        get: operations["ledger_list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Account */
        get: operations["ledger_show_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts/{account_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Statement */
        get: operations["ledger_read_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write Chain */
        post: operations["ledger_write_chain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/documents/{document_id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Transfers Of Document */
        get: operations["ledger_list_transfers_of_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rebuild Totals */
        post: operations["ledger_rebuild_totals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/logistics/freight-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Freight Templates */
        get: operations["logistics_list_freight_templates"];
        put?: never;
        /**
         * Make Freight Template
         * @description For the merchant of this place; from the platform for its own shop.
         */
        post: operations["logistics_make_freight_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/logistics/freight-templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Freight Template */
        get: operations["logistics_show_freight_template"];
        /** Edit Freight Template */
        put: operations["logistics_edit_freight_template"];
        post?: never;
        /** Remove Freight Template */
        delete: operations["logistics_remove_freight_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/logistics/freight-templates/{template_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy Freight Template */
        post: operations["logistics_copy_freight_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/logistics/freight-templates/{template_id}/make-default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Freight Template Default
         * @description In force from now on for what no template of a category takes.
         */
        post: operations["logistics_make_freight_template_default"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/logistics/freight-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Freight
         * @description What sending these goods would cost now, with the reasons.
         */
        post: operations["logistics_try_freight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/crons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Crons
         * @description What the clock calls: when next, and how it went the last time.
         */
        get: operations["machine_list_crons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/crons/{task}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Cron
         * @description Call it soon; while one call waits, a second is not added.
         */
        post: operations["machine_run_cron"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/job-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Jobs
         * @description Jobs that are not done, by task and state.
         */
        get: operations["machine_count_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Jobs */
        get: operations["machine_list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description A waiting job leaves the queue; a running one is stopped where it waits next.
         */
        post: operations["machine_cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry Job */
        post: operations["machine_retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Names
         * @description In the reader's language, for all lists of the machine room.
         */
        get: operations["machine_list_names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Parked */
        get: operations["machine_list_parked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked/{parked_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay Key
         * @description Deliver everything that is parked for the key of this event, oldest first.
         */
        post: operations["machine_replay_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked/{parked_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Skip Parked */
        post: operations["machine_skip_parked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proofs
         * @description Newest first: which promises held, and where one was broken.
         */
        get: operations["machine_list_proofs"];
        put?: never;
        /**
         * Start Proof
         * @description Prove everything soon; while one proof waits, a second is not added.
         */
        post: operations["machine_start_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Subscribers */
        get: operations["machine_list_subscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/members/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Members */
        get: operations["members_list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/members/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Member */
        get: operations["members_show_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/members/members/{member_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block Member */
        post: operations["members_block_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/members/members/{member_id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unblock Member */
        post: operations["members_unblock_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Applications */
        get: operations["merchants_list_applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Application */
        get: operations["merchants_show_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Account */
        put: operations["merchants_save_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve Application */
        post: operations["merchants_approve_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Categories */
        put: operations["merchants_save_categories"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/legal-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Legal Person */
        put: operations["merchants_save_legal_person"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/licence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Licence */
        put: operations["merchants_save_licence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Papers */
        put: operations["merchants_save_papers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Application */
        post: operations["merchants_refuse_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return Application */
        post: operations["merchants_return_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Subject */
        put: operations["merchants_save_subject"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/{application_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit Application */
        post: operations["merchants_submit_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/applications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Applications */
        get: operations["merchants_count_applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Contracts */
        get: operations["merchants_list_contracts"];
        put?: never;
        /** Draft Contract */
        post: operations["merchants_draft_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/contracts/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Contract */
        get: operations["merchants_show_contract"];
        /** Edit Contract */
        put: operations["merchants_edit_contract"];
        post?: never;
        /** Remove Contract */
        delete: operations["merchants_remove_contract"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/contracts/{contract_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish Contract */
        post: operations["merchants_publish_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/current-contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Current Contract
         * @description The text that is to be accepted now, if there is one.
         */
        get: operations["merchants_show_current_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/current-contract/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept Contract */
        post: operations["merchants_accept_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Demands */
        get: operations["merchants_list_demands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join */
        post: operations["merchants_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Levels */
        get: operations["merchants_list_levels"];
        put?: never;
        /** Make Level */
        post: operations["merchants_make_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/levels/{level_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Level */
        put: operations["merchants_edit_level"];
        post?: never;
        /** Remove Level */
        delete: operations["merchants_remove_level"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Merchants */
        get: operations["merchants_list_merchants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Merchant */
        get: operations["merchants_show_merchant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change Account */
        put: operations["merchants_change_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Categories */
        post: operations["merchants_ask_categories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/categories/{granted_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant Category */
        post: operations["merchants_grant_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/categories/{granted_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Category */
        post: operations["merchants_refuse_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/categories/{granted_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Category */
        post: operations["merchants_withdraw_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/deposit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Demand Deposit */
        put: operations["merchants_demand_deposit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/deposit-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record Receipt */
        post: operations["merchants_record_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze Merchant */
        post: operations["merchants_freeze_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give Level */
        put: operations["merchants_give_level"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open Merchant */
        post: operations["merchants_open_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show Paper */
        post: operations["merchants_show_paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/{merchant_id}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unfreeze Merchant */
        post: operations["merchants_unfreeze_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/merchants/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Merchants */
        get: operations["merchants_count_merchants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/own-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Own Application
         * @description The one of the merchant where the actor works; none when the platform opened his shop.
         */
        get: operations["merchants_show_own_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/own-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Own File
         * @description The file of the merchant where the actor works.
         */
        get: operations["merchants_show_own_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/own-shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Own Shop
         * @description The shop of the merchant where the actor works.
         */
        get: operations["merchants_show_own_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/own-standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Own Standing
         * @description What is still to be paid, and whether the shop is open.
         */
        get: operations["merchants_show_own_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Papers */
        get: operations["merchants_list_papers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/papers/{paper_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept Paper */
        post: operations["merchants_accept_paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/papers/{paper_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Paper */
        post: operations["merchants_refuse_paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Shop
         * @description A shop has the id of its merchant.
         */
        get: operations["merchants_show_shop"];
        /** Edit Shop */
        put: operations["merchants_edit_shop"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/shops/{shop_id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make Address */
        post: operations["merchants_make_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/merchants/shops/{shop_id}/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Address */
        put: operations["merchants_edit_address"];
        post?: never;
        /** Remove Address */
        delete: operations["merchants_remove_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Deliveries */
        get: operations["notices_list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry Delivery */
        post: operations["notices_retry_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Messages */
        get: operations["notices_list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/{message_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read Message */
        post: operations["notices_read_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read All Messages */
        post: operations["notices_read_all_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Unread */
        get: operations["notices_count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Preferences
         * @description Every template with the channels outside of the inbox: which are on, which one muted.
         */
        get: operations["notices_show_preferences"];
        /** Set Preferences */
        put: operations["notices_set_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream News
         * @description Server-sent events for who asks for them by `Accept`; anybody else gets the first and is
         *     done. Ends within a minute of the session; keeps no connection to the database meanwhile.
         */
        get: operations["notices_stream_news"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Templates */
        get: operations["notices_list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Template */
        get: operations["notices_show_template"];
        /** Edit Template */
        put: operations["notices_edit_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/{channel}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Template */
        post: operations["notices_reset_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Template
         * @description The texts with something in each place; nothing is kept.
         */
        post: operations["notices_preview_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Template
         * @description Tell oneself, by every channel that is on, as it is worded now.
         */
        post: operations["notices_try_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Webhook Calls */
        get: operations["notices_list_webhook_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Webhook Call */
        get: operations["notices_show_webhook_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls/{call_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay Webhook Call */
        post: operations["notices_replay_webhook_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhook Kinds
         * @description What a webhook may ask for, by the names that people use.
         */
        get: operations["notices_list_webhook_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Webhooks */
        get: operations["notices_list_webhooks"];
        put?: never;
        /**
         * Create Webhook
         * @description The secret is told this once.
         */
        post: operations["notices_create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Webhook */
        get: operations["notices_show_webhook"];
        /** Edit Webhook */
        put: operations["notices_edit_webhook"];
        post?: never;
        /** Remove Webhook */
        delete: operations["notices_remove_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Webhook Secret
         * @description The new secret is told this once; the old one signs nothing any more.
         */
        post: operations["notices_renew_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Webhook
         * @description Have a test call made; the answer is the id of the call.
         */
        post: operations["notices_try_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Regions
         * @description Provinces, cities, districts. Placeholders such as 市辖区 are left out.
         */
        get: operations["regions_list_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search */
        get: operations["search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Settings */
        get: operations["settings_list_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change Setting */
        put: operations["settings_change_setting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Setting Changes
         * @description Newest first: who set it when, from what to what.
         */
        get: operations["settings_list_setting_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Setting */
        post: operations["settings_reset_setting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Importer */
        get: operations["sheets_one_importer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Imports */
        get: operations["sheets_list_imports"];
        put?: never;
        /**
         * Upload
         * @description Check a file: what would it do? Nothing is changed until the import is applied.
         */
        post: operations["sheets_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Import */
        get: operations["sheets_one_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply */
        post: operations["sheets_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Rows */
        get: operations["sheets_list_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo */
        post: operations["sheets_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/wrong-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wrong Rows */
        get: operations["sheets_wrong_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Merchants
         * @description For whom a sheet may be brought in; nothing to choose outside of the platform.
         */
        get: operations["sheets_list_merchants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Template */
        get: operations["sheets_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/storefront/floors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Floors */
        get: operations["storefront_list_floors"];
        put?: never;
        /** Create Floor */
        post: operations["storefront_create_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/storefront/floors/{floor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Floor */
        get: operations["storefront_show_floor"];
        /** Edit Floor */
        put: operations["storefront_edit_floor"];
        post?: never;
        /** Delete Floor */
        delete: operations["storefront_delete_floor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description The process answers; it asks nobody.
         */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description The database is there, fits this release and has room. Answers within two seconds.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Release
         * @description Which houtai this is, and which step of the database it needs.
         */
        get: operations["health_release"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Addresses
         * @description One's own, the default first; at most 20.
         */
        get: operations["shop_list_own_addresses"];
        put?: never;
        /**
         * Add Address
         * @description The first one becomes the default.
         */
        post: operations["shop_add_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Address
         * @description One of one's own.
         */
        get: operations["shop_show_address"];
        /**
         * Edit Address
         * @description With `is_default` it becomes the default; the default stays one until another is.
         */
        put: operations["shop_edit_address"];
        post?: never;
        /**
         * Remove Address
         * @description Take one of one's own away.
         */
        delete: operations["shop_remove_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Behaviour
         * @description Keep what this visitor did; a browser that comes first is given a visitor's cookie.
         */
        post: operations["shop_note_behaviour"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The whole tree of what may be shown.
         */
        get: operations["shop_list_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Home
         * @description The floors from above to below, those without any product left out.
         */
        get: operations["shop_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who is asking; guests are answered too.
         */
        get: operations["shop_me"];
        /**
         * Edit Me
         * @description Change one's own name.
         */
        put: operations["shop_edit_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/pictures/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Public Picture
         * @description A picture as the house drew it, in the smallest size that is at least that wide. Only what
         *     is or was on the shelf or the home page, and the signs of brands and
         *     of open shops.
         */
        get: operations["shop_show_public_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Product
         * @description Everything of one product; names of libraries in the language of `Accept-Language`, as far
         *     as they have one.
         */
        get: operations["shop_show_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/products/{product_id}/freight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quote Freight
         * @description What it costs to send so many of this SKU there.
         */
        get: operations["shop_quote_freight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/products/{product_id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommend
         * @description What others looked at or bought with it, then what stands well beside it; at most 12.
         */
        get: operations["shop_recommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Regions For Buyers
         * @description Provinces, cities, districts. Placeholders such as 市辖区 are left out.
         */
        get: operations["shop_list_regions_for_buyers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Products
         * @description Products by words in Chinese, pinyin or its initials, narrowed and sorted.
         */
        get: operations["shop_search_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/shops/{merchant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Shop
         * @description A seller's own page; one that may not sell now is unknown.
         */
        get: operations["shop_show_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Open a session with the code; the cookie can be read by no script.
         */
        post: operations["shop_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Code
         * @description Have a code sent to this number, whether or not somebody has it.
         */
        post: operations["shop_send_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description End this session.
         */
        post: operations["shop_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description Words that begin as the last one of the text does; at most 10.
         */
        get: operations["shop_suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptContract
         * @description The text that was shown, by its id and hash.
         */
        AcceptContract: {
            /**
             * Contract Id
             * Format: uuid
             */
            contract_id: string;
            /** Sha256 */
            sha256: string;
        };
        /**
         * AcceptPaper
         * @description Accept what was looked at.
         */
        AcceptPaper: {
            /** Version */
            version: number;
        };
        /**
         * AccountView
         * @description An account by what it is; what it holds is asked for one by one.
         */
        AccountView: {
            /** Book */
            book: string;
            /** Counted */
            counted: boolean;
            /**
             * Home Id
             * Format: uuid
             */
            home_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Limited */
            limited: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Side */
            side: string;
            /** Unit */
            unit: string;
        };
        /**
         * ActView
         * @description Something that may need an agreement.
         */
        ActView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * AddAddress
         * @description A new one becomes the default if it is the first, or if that is wished.
         */
        AddAddress: {
            /** Detail */
            detail: string;
            /**
             * Is Default
             * @default false
             */
            is_default: boolean;
            /** Phone */
            phone: string;
            /** Recipient */
            recipient: string;
            /** Region Code */
            region_code: string;
        };
        /**
         * AddressView
         * @description Where somebody wants things sent, in full: it is shown to himself only.
         */
        AddressView: {
            /** Detail */
            detail: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /** Phone */
            phone: string;
            /** Recipient */
            recipient: string;
            /** Region */
            region: string;
            /** Region Code */
            region_code: string;
            /** Version */
            version: number;
        };
        /**
         * AlertCountsView
         * @description How many are open, at most a thousand of each.
         */
        AlertCountsView: {
            /** Ageing */
            ageing: number;
            /** Low */
            low: number;
            /** Over */
            over: number;
        };
        /**
         * AlertView
         * @description One alert, with how the goods stand now.
         */
        AlertView: {
            /** Bound */
            bound: number;
            /** Closed At */
            closed_at: string | null;
            /** Free */
            free: number;
            /** Good */
            good: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "low" | "over" | "ageing";
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Quantity */
            quantity: number;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /** Alive */
        Alive: {
            /**
             * Alive
             * @default true
             */
            alive: boolean;
        };
        /**
         * ApplicationBrief
         * @description One line of the review desk.
         */
        ApplicationBrief: {
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Category Count */
            category_count: number;
            /** Company Name */
            company_name: string;
            /** Contact Name */
            contact_name: string | null;
            /** Decided At */
            decided_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Licence Number */
            licence_number: string | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Number */
            number: string;
            /** Shop Name */
            shop_name: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "submitted" | "returned" | "approved" | "refused";
            /** Submitted At */
            submitted_at: string | null;
        };
        /**
         * ApplicationView
         * @description One application with its papers, and what it still lacks.
         */
        ApplicationView: {
            /** Account Kind */
            account_kind: string | null;
            /** Account Name */
            account_name: string | null;
            /**
             * Applied By
             * Format: uuid
             */
            applied_by: string;
            /** Bank Account */
            bank_account: string | null;
            /** Bank Branch */
            bank_branch: string | null;
            /** Bank Name */
            bank_name: string | null;
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Business Scope */
            business_scope: string | null;
            /** Categories */
            categories: components["schemas"]["GrantedCategoryView"][];
            /** Category Ids */
            category_ids: string[];
            /** Company Name */
            company_name: string;
            /** Contact Email */
            contact_email: string | null;
            /** Contact Name */
            contact_name: string | null;
            /** Contact Phone */
            contact_phone: string | null;
            /** Contract Accepted */
            contract_accepted: boolean;
            /** Decided At */
            decided_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Id Back File Id */
            id_back_file_id: string | null;
            /** Id Expires On */
            id_expires_on: string | null;
            /** Id Front File Id */
            id_front_file_id: string | null;
            /** Id Number */
            id_number: string | null;
            /** Legal Name */
            legal_name: string | null;
            /** Licence Address */
            licence_address: string | null;
            /** Licence Expires On */
            licence_expires_on: string | null;
            /** Licence File Id */
            licence_file_id: string | null;
            /** Licence Number */
            licence_number: string | null;
            /** Licence Region */
            licence_region: string | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Notes */
            notes: {
                [key: string]: string;
            };
            /** Number */
            number: string;
            /** Papers */
            papers: components["schemas"]["PaperView"][];
            /** Papers Seen */
            papers_seen: boolean;
            /** Reason */
            reason: string;
            /** Shop Name */
            shop_name: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "submitted" | "returned" | "approved" | "refused";
            /** Subject Kind */
            subject_kind: string | null;
            /** Submitted At */
            submitted_at: string | null;
            /** Unfinished */
            unfinished: ("subject" | "licence" | "legal_person" | "account" | "categories" | "papers")[];
            /** Version */
            version: number;
        };
        /** Approve */
        Approve: {
            /**
             * Comment
             * @default
             */
            comment: string;
        };
        /**
         * ApproveApplication
         * @description Let the merchant in; without an amount the deposit is that of the level.
         */
        ApproveApplication: {
            /** Deposit Fen */
            deposit_fen?: number | null;
            /**
             * Level Id
             * Format: uuid
             */
            level_id: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Version */
            version: number;
        };
        /**
         * Approver
         * @description Who may decide: one account, or all who hold a role or permission.
         *
         *     `where` says at which place they hold it: where the asker works, or at the platform. For an
         *     account it does not matter.
         */
        Approver: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "account" | "role" | "permission";
            /** Subject */
            subject: string;
            /**
             * Where
             * @default asker
             * @enum {string}
             */
            where: "asker" | "platform";
        };
        /** AskCategories */
        AskCategories: {
            /** Category Ids */
            category_ids: string[];
        };
        /**
         * AskedView
         * @description Nothing was changed yet: others have to agree to this request first.
         */
        AskedView: {
            /**
             * Request Id
             * Format: uuid
             */
            request_id: string;
        };
        /** AskForCode */
        AskForCode: {
            /** Phone */
            phone: string;
        };
        /**
         * AskForExport
         * @description A list as a file; filters and sort as the page has them in its address.
         */
        AskForExport: {
            /** Filters */
            filters?: {
                [key: string]: string | string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "xlsx" | "csv";
            /** Language */
            language?: ("zh-CN" | "en-US") | null;
            /** List */
            list: string;
            /** Sort */
            sort?: string | null;
        };
        /**
         * AskPaper
         * @description A kind of paper, and what exactly is asked for.
         */
        AskPaper: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /**
             * Needs Expiry
             * @default true
             */
            needs_expiry: boolean;
        };
        /** AskPapers */
        AskPapers: {
            /** Requirements */
            requirements: components["schemas"]["AskPaper"][];
            /** Version */
            version: number;
        };
        /**
         * AssignedView
         * @description Somebody who is asked about a step; `decided_by` is another when he was stood in for.
         */
        AssignedView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** Decider */
            decider: string;
            /** Name */
            name: string;
            /** State */
            state: string;
        };
        /**
         * AttributeRule
         * @description One attribute as a category asks for it.
         */
        AttributeRule: {
            /** Filterable */
            filterable: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Options */
            options: components["schemas"]["Option"][];
            /** Own Values */
            own_values: boolean;
            /** Required */
            required: boolean;
            /**
             * Role
             * @enum {string}
             */
            role: "sale" | "parameter";
            /** Unit */
            unit: string;
        };
        /**
         * AttributeView
         * @description One attribute of the library.
         */
        AttributeView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Note */
            note: string;
            /** Options */
            options: components["schemas"]["Option"][];
            /** Own Values */
            own_values: boolean;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /** Banner */
        Banner: {
            /** Alt */
            alt: string;
            /** Link */
            link: string;
            /**
             * Picture
             * Format: uuid
             */
            picture: string;
        };
        /**
         * BannerView
         * @description A picture that leads somewhere: `/products/<id>`, `/search?…`, `/shops/<id>`.
         */
        BannerView: {
            /** Alt */
            alt: string;
            /** Link */
            link: string;
            /**
             * Picture
             * Format: uuid
             */
            picture: string;
        };
        /**
         * Batch
         * @description One act on up to two hundred products; the reason is for taking them off the shelf.
         */
        Batch: {
            /**
             * Act
             * @enum {string}
             */
            act: "submit" | "withdraw" | "put_on_shelf" | "take_off_shelf" | "recycle" | "restore" | "purge";
            /** Product Ids */
            product_ids: string[];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * BatchView
         * @description How an act on several products came out.
         */
        BatchView: {
            /** Done */
            done: string[];
            /** Failed */
            failed: components["schemas"]["FailedView"][];
        };
        /**
         * Because
         * @description Why.
         */
        Because: {
            /** Reason */
            reason: string;
        };
        /**
         * BindAttribute
         * @description How products of the category have the attribute.
         */
        BindAttribute: {
            /**
             * Attribute Id
             * Format: uuid
             */
            attribute_id: string;
            /**
             * Filterable
             * @default false
             */
            filterable: boolean;
            /**
             * Required
             * @default false
             */
            required: boolean;
            /**
             * Role
             * @default parameter
             * @enum {string}
             */
            role: "sale" | "parameter";
        };
        /**
         * BindAttributes
         * @description In the order in which they are asked for.
         */
        BindAttributes: {
            /** Attributes */
            attributes: components["schemas"]["BindAttribute"][];
            /** Version */
            version: number;
        };
        /** BindBrands */
        BindBrands: {
            /** Brand Ids */
            brand_ids: string[];
            /** Version */
            version: number;
        };
        /** BlockMember */
        BlockMember: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /** Body_files_upload_file */
        Body_files_upload_file: {
            /** File */
            file: string;
            /** Purpose */
            purpose: string;
        };
        /** Body_sheets_upload */
        Body_sheets_upload: {
            /** File */
            file: string;
            /** Merchant Id */
            merchant_id?: string | null;
        };
        /**
         * BoundAttributeView
         * @description An attribute that the category asks for, itself or from above.
         */
        BoundAttributeView: {
            /**
             * Attribute Id
             * Format: uuid
             */
            attribute_id: string;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Filterable */
            filterable: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Note */
            note: string;
            /** Option Count */
            option_count: number;
            /** Required */
            required: boolean;
            /**
             * Role
             * @enum {string}
             */
            role: "sale" | "parameter";
            /** Unit */
            unit: string;
        };
        /**
         * BoundBrandView
         * @description A brand that may be sold there.
         */
        BoundBrandView: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Initial */
            initial: string;
            /** Logo File Id */
            logo_file_id: string | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /**
         * BoundRequirementView
         * @description A paper that selling there asks for.
         */
        BoundRequirementView: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Needs Expiry */
            needs_expiry: boolean;
        };
        /**
         * BrandingView
         * @description An empty name: they are called as the product is. `logo` names the present picture.
         */
        BrandingView: {
            /** Console Name */
            console_name: string;
            /** Logo */
            logo: string | null;
        };
        /**
         * BrandNameView
         * @description A brand to choose.
         */
        BrandNameView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Initial */
            initial: string;
            /** Logo File Id */
            logo_file_id: string | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /** BrandOnPageView */
        BrandOnPageView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Logo */
            logo: string | null;
            /** Name */
            name: string;
        };
        /**
         * BreachView
         * @description One place where a promise is broken.
         */
        BreachView: {
            /** Document */
            document: string | null;
            /** Entry */
            entry: string | null;
            /** Expected */
            expected: string;
            /** Found */
            found: string;
            /** Subject */
            subject: string;
        };
        /**
         * CallView
         * @description One call in a list.
         */
        CallView: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            /** Status */
            status: number | null;
            /** Webhook */
            webhook: string;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /** CancelDocument */
        CancelDocument: {
            /** Version */
            version: number;
        };
        /**
         * CardView
         * @description A product in a list.
         */
        CardView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Stock */
            in_stock: boolean;
            /** Labels */
            labels: components["schemas"]["LabelView"][];
            /** Market Fen */
            market_fen: number | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Picture */
            picture: string | null;
            /** Price Fen */
            price_fen: number;
            /** Self Run */
            self_run: boolean;
            /** Shop Name */
            shop_name: string;
            /** Subtitle */
            subtitle: string;
        };
        /** CategoriesView */
        CategoriesView: {
            /** Items */
            items: components["schemas"]["CategoryNodeView"][];
        };
        /**
         * CategoryChoiceView
         * @description One node of the tree as somebody sees it who describes products.
         */
        CategoryChoiceView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Parent Id */
            parent_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /**
         * CategoryDetailView
         * @description A category with what counts for it, and from where.
         */
        CategoryDetailView: {
            /** Attributes */
            attributes: components["schemas"]["BoundAttributeView"][];
            /** Brands */
            brands: components["schemas"]["BoundBrandView"][];
            /** Child Count */
            child_count: number;
            /** Commission Counted */
            commission_counted: number | null;
            /** Commission From */
            commission_from: string | null;
            /** Commission Permille */
            commission_permille: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Position */
            position: number;
            /** Requirements */
            requirements: components["schemas"]["BoundRequirementView"][];
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * CategoryNodeView
         * @description One category with all below it.
         */
        CategoryNodeView: {
            /** Children */
            children: components["schemas"]["CategoryNodeView"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * CategoryRules
         * @description A category as a product meets it; what stands above it counts too.
         */
        CategoryRules: {
            /** Attributes */
            attributes: components["schemas"]["AttributeRule"][];
            /** Brand Ids */
            brand_ids: string[] | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Is Leaf */
            is_leaf: boolean;
            /** Path */
            path: components["schemas"]["CategoryStep"][];
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /**
         * CategoryStep
         * @description One category on the way from the root.
         */
        CategoryStep: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * CategoryView
         * @description One node of the tree; parents stand before what lies below them.
         */
        CategoryView: {
            /** Commission Permille */
            commission_permille: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Parent Id */
            parent_id: string | null;
            /** Position */
            position: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * ChainTaken
         * @description The chain stands in the ledger; `repeated` if it did before.
         */
        ChainTaken: {
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /** Repeated */
            repeated: boolean;
        };
        /** ChangePassword */
        ChangePassword: {
            /**
             * Current
             * Format: password
             */
            current: string;
            /**
             * New
             * Format: password
             */
            new: string;
        };
        /**
         * ChangeSetting
         * @description Set it to a value of its kind. `version` is that of the value that was looked at.
         */
        ChangeSetting: {
            value: components["schemas"]["JsonValue"];
            /** Version */
            version: number;
        };
        /** ChangeView */
        ChangeView: {
            /** Act */
            act: string;
            /** After */
            after: {
                [key: string]: unknown;
            } | null;
            /** Before */
            before: {
                [key: string]: unknown;
            } | null;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Row */
            row: number;
            /** State */
            state: string;
            /** Subject */
            subject: string | null;
        };
        /**
         * CheckView
         * @description One look at whether the layers agree.
         */
        CheckView: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /** Differences */
            differences: number | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Milliseconds */
            milliseconds: number | null;
            /** State */
            state: string;
        };
        /**
         * CodeSentView
         * @description The same whether or not somebody has this number.
         */
        CodeSentView: {
            /**
             * Again At
             * Format: date-time
             */
            again_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Trial Code */
            trial_code?: string | null;
        };
        /**
         * ColumnView
         * @description One column as its reader calls it; states of rows carry its value under `key`.
         */
        ColumnView: {
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Many */
            many: boolean;
            /** Required */
            required: boolean;
            /** Title */
            title: string;
        };
        /**
         * ComponentContent
         * @description What one piece of the bundle takes of another SKU.
         */
        ComponentContent: {
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /**
         * Conditions
         * @description Which requests of its act a flow is for; what is not named is not asked about.
         */
        Conditions: {
            /** Amount Fen Min */
            amount_fen_min?: number | null;
            /** Consoles */
            consoles?: ("platform" | "merchant" | "warehouse")[] | null;
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Things */
            things?: string[] | null;
        };
        /** ConfirmFactor */
        ConfirmFactor: {
            /**
             * Code
             * Format: password
             */
            code: string;
        };
        /**
         * ContentShown
         * @description The content as somebody sees it; what an editor sends back has the same shape.
         */
        ContentShown: {
            /**
             * Attributes
             * @default {}
             */
            attributes: {
                [key: string]: string | string[];
            };
            /** Brand Id */
            brand_id?: string | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Code */
            code?: string | null;
            /**
             * Composition
             * @default single
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            /**
             * Html
             * @default
             */
            html: string;
            /**
             * Kind
             * @default physical
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /**
             * Label Ids
             * @default []
             */
            label_ids: string[];
            /** Name */
            name: string;
            /**
             * Pictures
             * @default []
             */
            pictures: string[];
            /**
             * Promise Ids
             * @default []
             */
            promise_ids: string[];
            /** Skus */
            skus: components["schemas"]["SkuShown"][];
            /**
             * Subtitle
             * @default
             */
            subtitle: string;
        };
        /**
         * ContractBrief
         * @description One text in the list, with how many accepted it.
         */
        ContractBrief: {
            /** Accepted Count */
            accepted_count: number;
            /** Edition */
            edition: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Published At */
            published_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "current" | "former";
            /** Title */
            title: string;
        };
        /**
         * ContractView
         * @description One text; `sha256` names exactly these words.
         */
        ContractView: {
            /** Body */
            body: string;
            /** Edition */
            edition: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Published At */
            published_at: string | null;
            /** Sha256 */
            sha256: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "current" | "former";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** CopyFreightTemplate */
        CopyFreightTemplate: {
            /** Name */
            name: string;
        };
        /** CopyRole */
        CopyRole: {
            /** Name */
            name: string;
        };
        /**
         * CorrectionView
         * @description Nothing has the words as they were typed; these were searched for instead.
         */
        CorrectionView: {
            /** Typed */
            typed: string;
            /** Used */
            used: string;
        };
        /**
         * CountsView
         * @description What waits, at most a thousand of each.
         */
        CountsView: {
            /** Own Waiting */
            own_waiting: number;
            /** To Decide */
            to_decide: number;
        };
        /**
         * CountView
         * @description How many jobs of one task are in one state.
         */
        CountView: {
            /** Count */
            count: number;
            /** Oldest */
            oldest: number;
            /**
             * State
             * @enum {string}
             */
            state: "todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted";
            /** Task */
            task: string;
        };
        /**
         * CreateAccount
         * @description A person and what he is: a role by its code at one place, or a list of memberships.
         *
         *     No merchant and no warehouse: the platform itself.
         */
        CreateAccount: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Login */
            login: string;
            /** Memberships */
            memberships?: components["schemas"]["GiveMembership"][];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Name */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Phone */
            phone?: string | null;
            /** Role */
            role?: string | null;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /** CreateFlow */
        CreateFlow: {
            /** Act */
            act: string;
            /** @default {} */
            conditions: components["schemas"]["Conditions"];
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Name */
            name: string;
            /**
             * Priority
             * @default 0
             */
            priority: number;
            /** Steps */
            steps: components["schemas"]["Step"][];
        };
        /**
         * CreateProduct
         * @description A draft. No merchant: one's own, or at the platform the platform's own shop.
         */
        CreateProduct: {
            /**
             * Attributes
             * @default {}
             */
            attributes: {
                [key: string]: string | string[];
            };
            /** Brand Id */
            brand_id?: string | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Code */
            code?: string | null;
            /**
             * Composition
             * @default single
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            /**
             * Html
             * @default
             */
            html: string;
            /**
             * Kind
             * @default physical
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /**
             * Label Ids
             * @default []
             */
            label_ids: string[];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Name */
            name: string;
            /**
             * Pictures
             * @default []
             */
            pictures: string[];
            /**
             * Promise Ids
             * @default []
             */
            promise_ids: string[];
            /** Skus */
            skus: components["schemas"]["WriteSku"][];
            /**
             * Subtitle
             * @default
             */
            subtitle: string;
        };
        /**
         * CreateRole
         * @description Of the place where one works. The platform may also make templates for other consoles.
         */
        CreateRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /** Code */
            code?: string | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /**
             * Description
             * @default
             */
            description: string;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /** CreateWebhook */
        CreateWebhook: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Kinds */
            kinds: string[];
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Url */
            url: string;
        };
        /**
         * CronView
         * @description A task that the clock calls. The last run is told until its job is forgotten.
         */
        CronView: {
            /** Last Due At */
            last_due_at: string | null;
            /** Last Error */
            last_error: string | null;
            /** Last Job */
            last_job: number | null;
            /** Last State */
            last_state: ("todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted") | null;
            /** Line */
            line: string;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Task */
            task: string;
        };
        /**
         * DayView
         * @description One day: what came and went, and what was there at its end.
         */
        DayView: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** In Quantity */
            in_quantity: number;
            /** In Value Fen */
            in_value_fen: number | null;
            /** Out Quantity */
            out_quantity: number;
            /** Out Value Fen */
            out_value_fen: number | null;
            /** Quantity */
            quantity: number;
            /** Value Fen */
            value_fen: number | null;
        };
        /**
         * Decide
         * @description One decision for up to two hundred products; a refusal says why.
         */
        Decide: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "approve" | "refuse";
            /** Product Ids */
            product_ids: string[];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * Delegate
         * @description Let somebody else decide in one's stead. Without acts: about everything.
         */
        Delegate: {
            /** Acts */
            acts?: string[] | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Reason */
            reason: string;
            /**
             * Substitute Id
             * Format: uuid
             */
            substitute_id: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * DelegationView
         * @description For a while the substitute decides in the account's stead; `acts` None means all.
         */
        DelegationView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Acts */
            acts: string[] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Name
             * @default
             */
            name: string;
            /** Reason */
            reason: string;
            /**
             * Substitute
             * @default
             */
            substitute: string;
            /**
             * Substitute Id
             * Format: uuid
             */
            substitute_id: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * DeliveryView
         * @description One e-mail or text message. Its body is not shown: it was for one person.
         */
        DeliveryView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Address */
            address: string | null;
            /** Attempts */
            attempts: number;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "sent" | "failed" | "no_provider" | "no_address";
            /** Subject */
            subject: string;
            /** Template */
            template: string;
        };
        /**
         * DemandBrief
         * @description One line of the list of demands.
         */
        DemandBrief: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Merchant Name */
            merchant_name: string;
            /** Merchant Number */
            merchant_number: string;
            /** Met At */
            met_at: string | null;
            /** Received Fen */
            received_fen: number;
            /**
             * State
             * @enum {string}
             */
            state: "due" | "met";
        };
        /**
         * DemandDeposit
         * @description A new amount in place of the one before.
         */
        DemandDeposit: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * DepartmentView
         * @description A department, with who leads it.
         */
        DepartmentView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Leader */
            leader: string | null;
            /** Leader Id */
            leader_id: string | null;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** People Count */
            people_count: number;
            /** Position */
            position: number;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * DepositView
         * @description How a merchant's deposit stands; `demanded_fen` is None before anything was demanded.
         */
        DepositView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Demanded Fen */
            demanded_fen: number | null;
            /** Held Fen */
            held_fen: number;
            /** Made At */
            made_at: string | null;
            /** Met At */
            met_at: string | null;
            /** Note */
            note: string;
            /** Receipts */
            receipts: components["schemas"]["ReceiptView"][];
            /** State */
            state: ("due" | "met") | null;
        };
        /**
         * DictionaryView
         * @description One dictionary with its items in order.
         */
        DictionaryView: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /** Is System */
            is_system: boolean;
            /** Items */
            items: components["schemas"]["ItemView"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /**
         * DisableAccount
         * @description Why, for colleagues who wonder later.
         */
        DisableAccount: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * DocumentCountsView
         * @description How many documents wait, at most a thousand of each.
         */
        DocumentCountsView: {
            /** Draft */
            draft: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * DocumentDetailView
         * @description One document with its lines and everybody who had a hand in it.
         */
        DocumentDetailView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "opening" | "adjustment" | "condition";
            /** Line Count */
            line_count: number;
            /** Lines */
            lines?: components["schemas"]["DocumentLineView"][];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Made By
             * Format: uuid
             */
            made_by: string;
            /**
             * Made By Name
             * @default
             */
            made_by_name: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Photo Ids */
            photo_ids: string[];
            /** Posted At */
            posted_at: string | null;
            /** Posted By */
            posted_by: string | null;
            /**
             * Posted By Name
             * @default
             */
            posted_by_name: string;
            /** Quantity */
            quantity: number;
            /** Reason */
            reason: string;
            /**
             * Reason Name
             * @default
             */
            reason_name: string;
            /** Refusal */
            refusal: string;
            /** Request Id */
            request_id: string | null;
            /** Reversed At */
            reversed_at: string | null;
            /** Reversed By Id */
            reversed_by_id?: string | null;
            /**
             * Reversed By Number
             * @default
             */
            reversed_by_number: string;
            /** Reverses Id */
            reverses_id: string | null;
            /**
             * Reverses Number
             * @default
             */
            reverses_number: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "waiting" | "posted" | "cancelled";
            /** Submitted At */
            submitted_at: string | null;
            /** Submitted By */
            submitted_by: string | null;
            /**
             * Submitted By Name
             * @default
             */
            submitted_by_name: string;
            /** Value Fen */
            value_fen: number | null;
            /** Version */
            version: number;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /**
         * DocumentLineView
         * @description One line, with the goods that it is about. `change` says how many more there are after.
         */
        DocumentLineView: {
            /** Change */
            change: number;
            /** Condition From */
            condition_from: string;
            /** Condition To */
            condition_to: string;
            /** Cost Fen */
            cost_fen: number | null;
            /** Position */
            position: number;
            /** Quantity */
            quantity: number;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Value Fen */
            value_fen: number | null;
        };
        /**
         * DocumentView
         * @description A document as it stands in a list.
         */
        DocumentView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "opening" | "adjustment" | "condition";
            /** Line Count */
            line_count: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Made By
             * Format: uuid
             */
            made_by: string;
            /**
             * Made By Name
             * @default
             */
            made_by_name: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Posted At */
            posted_at: string | null;
            /** Posted By */
            posted_by: string | null;
            /** Quantity */
            quantity: number;
            /** Reason */
            reason: string;
            /** Refusal */
            refusal: string;
            /** Request Id */
            request_id: string | null;
            /** Reversed At */
            reversed_at: string | null;
            /** Reverses Id */
            reverses_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "waiting" | "posted" | "cancelled";
            /** Submitted At */
            submitted_at: string | null;
            /** Submitted By */
            submitted_by: string | null;
            /** Value Fen */
            value_fen: number | null;
            /** Version */
            version: number;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /** DoorView */
        DoorView: {
            /**
             * Level
             * @enum {string}
             */
            level: "read" | "write";
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Operation */
            operation: string;
            /** Path */
            path: string;
        };
        /** DraftContract */
        DraftContract: {
            /** Body */
            body: string;
            /** Edition */
            edition: string;
            /** Title */
            title: string;
        };
        /**
         * EditAccount
         * @description What is left out stays, so that nobody clears what he may not see.
         */
        EditAccount: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Phone */
            phone?: string | null;
            /** Version */
            version: number;
        };
        /** EditAddress */
        EditAddress: {
            /** Detail */
            detail: string;
            /**
             * Is Default
             * @default false
             */
            is_default: boolean;
            /** Phone */
            phone: string;
            /** Recipient */
            recipient: string;
            /** Region Code */
            region_code: string;
            /** Version */
            version: number;
        };
        /** EditAttribute */
        EditAttribute: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Options */
            options?: components["schemas"]["WriteOption"][];
            /**
             * Own Values
             * @default false
             */
            own_values: boolean;
            /**
             * Unit
             * @default
             */
            unit: string;
            /** Version */
            version: number;
        };
        /** EditBrand */
        EditBrand: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Initial */
            initial?: string | null;
            /** Logo File Id */
            logo_file_id?: string | null;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /** EditCategory */
        EditCategory: {
            /** Commission Permille */
            commission_permille?: number | null;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /** EditContract */
        EditContract: {
            /** Body */
            body: string;
            /** Edition */
            edition: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** EditDepartment */
        EditDepartment: {
            /** Leader Id */
            leader_id?: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
            /** Version */
            version: number;
        };
        /**
         * EditDictionary
         * @description Names and all items as they shall be, in order; what is not named is removed.
         */
        EditDictionary: {
            /** Items */
            items: components["schemas"]["Item"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /** EditDocument */
        EditDocument: {
            /** Lines */
            lines: components["schemas"]["WriteLine"][];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
            /** Reason */
            reason?: string | null;
            /** Version */
            version: number;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
        };
        /**
         * EditedView
         * @description What became of an edit: what changed at once, what waits, which prices were stopped.
         */
        EditedView: {
            /** Revision Id */
            revision_id: string | null;
            /** Stopped */
            stopped: components["schemas"]["StoppedView"][];
            /** Version */
            version: number;
            /** Waiting */
            waiting: string[];
        };
        /** EditFloor */
        EditFloor: {
            /**
             * Banners
             * @default []
             */
            banners: components["schemas"]["Banner"][];
            /** Category Id */
            category_id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "banner" | "products" | "category" | "popular";
            /** Position */
            position: number;
            /**
             * Product Ids
             * @default []
             */
            product_ids: string[];
            /**
             * State
             * @default shown
             * @enum {string}
             */
            state: "shown" | "hidden";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * EditFlow
         * @description The act stays what it is. Requests on their way keep the steps that they began with.
         */
        EditFlow: {
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["Step"][];
            /** Version */
            version: number;
        };
        /**
         * EditFreightTemplate
         * @description The scope stays what it is.
         */
        EditFreightTemplate: {
            /** Category Ids */
            category_ids: string[];
            /**
             * Charge By
             * @enum {string}
             */
            charge_by: "weight" | "volume" | "count" | "amount";
            /** Name */
            name: string;
            tariff: components["schemas"]["Tariff"];
            /** Version */
            version: number;
        };
        /** EditLabel */
        EditLabel: {
            /**
             * Colour
             * @default teal
             * @enum {string}
             */
            colour: "red" | "amber" | "green" | "blue" | "teal" | "grey";
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Position
             * @default 0
             */
            position: number;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * EditMe
         * @description What everybody may change of himself.
         */
        EditMe: {
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
        };
        /** EditMerchantLevel */
        EditMerchantLevel: {
            /** Deposit Fen */
            deposit_fen: number;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Is Usual
             * @default false
             */
            is_usual: boolean;
            /** Name */
            name: string;
            /** Rank */
            rank: number;
            /** Version */
            version: number;
        };
        /** EditNode */
        EditNode: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
            /** Version */
            version: number;
        };
        /** EditPool */
        EditPool: {
            /** Ends At */
            ends_at?: string | null;
            /** Name */
            name: string;
            /** Starts At */
            starts_at?: string | null;
            /** Version */
            version: number;
        };
        /** EditProduct */
        EditProduct: {
            /**
             * Attributes
             * @default {}
             */
            attributes: {
                [key: string]: string | string[];
            };
            /** Brand Id */
            brand_id?: string | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Code */
            code?: string | null;
            /**
             * Composition
             * @default single
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            /**
             * Html
             * @default
             */
            html: string;
            /**
             * Kind
             * @default physical
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /**
             * Label Ids
             * @default []
             */
            label_ids: string[];
            /** Name */
            name: string;
            /**
             * Pictures
             * @default []
             */
            pictures: string[];
            /**
             * Promise Ids
             * @default []
             */
            promise_ids: string[];
            /** Skus */
            skus: components["schemas"]["WriteSku"][];
            /**
             * Subtitle
             * @default
             */
            subtitle: string;
            /** Version */
            version: number;
        };
        /** EditPromise */
        EditPromise: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Position
             * @default 0
             */
            position: number;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /** EditRole */
        EditRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /**
             * Description
             * @default
             */
            description: string;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /** EditRule */
        EditRule: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** From Minute */
            from_minute?: number | null;
            /**
             * Lock Out Ok
             * @default false
             */
            lock_out_ok: boolean;
            /**
             * Networks
             * @default []
             */
            networks: string[];
            /**
             * Note
             * @default
             */
            note: string;
            /** To Minute */
            to_minute?: number | null;
            /** Version */
            version: number;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /** EditSelf */
        EditSelf: {
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * EditShop
         * @description What the shop shows; the first carrier is the usual one.
         */
        EditShop: {
            /** Carriers */
            carriers?: string[];
            /**
             * Description
             * @default
             */
            description: string;
            /** Logo File Id */
            logo_file_id?: string | null;
            /** Name */
            name: string;
            /**
             * Notice
             * @default
             */
            notice: string;
            /** Region */
            region?: string | null;
            /**
             * Service Hours
             * @default
             */
            service_hours: string;
            /**
             * Service Phone
             * @default
             */
            service_phone: string;
            /** Version */
            version: number;
        };
        /** EditShopAddress */
        EditShopAddress: {
            /** Contact Name */
            contact_name: string;
            /**
             * Is Usual
             * @default false
             */
            is_usual: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "shipping" | "return";
            /** Phone */
            phone: string;
            /** Region */
            region: string;
            /** Street */
            street: string;
            /** Version */
            version: number;
        };
        /** EditWarehouse */
        EditWarehouse: {
            /** Address */
            address: string;
            /**
             * Is Open
             * @default true
             */
            is_open: boolean;
            /**
             * Marketplace
             * @default false
             */
            marketplace: boolean;
            /** Name */
            name: string;
            /** Region */
            region: string;
            /** Version */
            version: number;
        };
        /** EditWebhook */
        EditWebhook: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Kinds */
            kinds: string[];
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /** EditWord */
        EditWord: {
            /**
             * Level
             * @default block
             * @enum {string}
             */
            level: "block" | "warn";
            /**
             * Note
             * @default
             */
            note: string;
            /** Version */
            version: number;
            /** Word */
            word: string;
        };
        /** EndPool */
        EndPool: {
            /** Version */
            version: number;
        };
        /**
         * EnrolmentView
         * @description What the app must learn, told this once: as a picture, as an address, or typed in.
         */
        EnrolmentView: {
            /** Address */
            address: string;
            /** Picture */
            picture: string;
            /** Secret */
            secret: string;
        };
        /**
         * EntryView
         * @description One line of a statement: a transfer seen from one of its accounts.
         */
        EntryView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Balance */
            balance: number;
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /** Credit */
            credit: number;
            /** Debit */
            debit: number;
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Other Account Id
             * Format: uuid
             */
            other_account_id: string;
            /** Pending */
            pending: number;
            /** Reason */
            reason: string;
        };
        /**
         * ExplainedView
         * @description Why nothing was found.
         */
        ExplainedView: {
            /**
             * Reason
             * @enum {string}
             */
            reason: "no_such_word" | "not_together" | "filtered_out" | "nothing_to_search";
            /** Tried */
            tried: string[];
            /** Without Filters */
            without_filters: number;
            /** Words */
            words: components["schemas"]["WordFoundView"][];
        };
        /**
         * ExportView
         * @description One file; `rows_total` is known once it has begun.
         */
        ExportView: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Code */
            code: string | null;
            /** Filters */
            filters: {
                [key: string]: unknown;
            };
            /** Finished At */
            finished_at: string | null;
            /** Format */
            format: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** List */
            list: string;
            /**
             * List Name
             * @description What people call the list.
             */
            readonly list_name: string;
            /**
             * Reason
             * @description Why it came to nothing.
             */
            readonly reason: string;
            /** Rows Done */
            rows_done: number;
            /** Rows Total */
            rows_total: number | null;
            /** Size Bytes */
            size_bytes: number | null;
            /** Sort */
            sort: string;
            /** Started At */
            started_at: string | null;
            /** State */
            state: string;
        };
        /** FacetOptionView */
        FacetOptionView: {
            /** Count */
            count: number;
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * FacetsView
         * @description By what the list may be narrowed; counted over at most the first 500 that were found.
         */
        FacetsView: {
            /** Attributes */
            attributes: components["schemas"]["FacetView"][];
            /** Brands */
            brands: components["schemas"]["FacetOptionView"][];
            /** Categories */
            categories: components["schemas"]["FacetOptionView"][];
            /** Is More */
            is_more: boolean;
            /** Price Fen Max */
            price_fen_max: number;
            /** Price Fen Min */
            price_fen_min: number;
            /** Total */
            total: number;
        };
        /**
         * FacetView
         * @description One property to filter by, `id` as in `attribute=<id>:<key>`.
         */
        FacetView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Options */
            options: components["schemas"]["FacetOptionView"][];
        };
        /**
         * FactorStateView
         * @description Whether somebody has a second factor, as it is written down; never its secret.
         */
        FactorStateView: {
            /**
             * Demanded
             * @default false
             */
            demanded: boolean;
            /** Enabled */
            enabled: boolean;
            /**
             * Recovery Codes Left
             * @default 0
             */
            recovery_codes_left: number;
            /** Since */
            since?: string | null;
        };
        /**
         * FailedView
         * @description One product that was left as it was, and why.
         */
        FailedView: {
            /** Code */
            code: string;
            /** Findings */
            findings: components["schemas"]["FindingView"][];
            /** Message */
            message: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
        };
        /**
         * Fault
         * @description One thing that is wrong, and where: `body/lines/3/amount`, `query/limit`, `path/id`.
         */
        Fault: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Place */
            place: string;
        };
        /** FieldRightView */
        FieldRightView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Right
             * @enum {string}
             */
            right: "hidden" | "masked" | "read" | "write";
        };
        /**
         * FieldView
         * @description A field that not everybody may see.
         */
        FieldView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * FileView
         * @description One file. `width` says that there are pictures of it to show.
         */
        FileView: {
            /** Deleted At */
            deleted_at: string | null;
            /** Deleted By */
            deleted_by: string | null;
            /** Height */
            height: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Media Type */
            media_type: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Purpose */
            purpose: string;
            /** Size Bytes */
            size_bytes: number;
            /**
             * State
             * @enum {string}
             */
            state: "stored" | "deleted";
            /**
             * Uploaded At
             * Format: date-time
             */
            uploaded_at: string;
            /**
             * Uploaded By
             * Format: uuid
             */
            uploaded_by: string;
            /** Uploaded By Name */
            uploaded_by_name?: string | null;
            /** Use Count */
            use_count: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Width */
            width: number | null;
        };
        /**
         * FillAttribute
         * @description Values as products have them: keys of options, or `=` and words of one's own.
         */
        FillAttribute: {
            /**
             * Attribute Id
             * Format: uuid
             */
            attribute_id: string;
            /** Values */
            values: string[];
        };
        /**
         * FindingView
         * @description One thing that the machine found, as a sentence.
         */
        FindingView: {
            /** Code */
            code: string;
            /**
             * Fields
             * @default {}
             */
            fields: {
                [key: string]: string | number;
            };
            /**
             * Level
             * @default block
             * @enum {string}
             */
            level: "block" | "warn";
            /** Place */
            place: string;
            /**
             * Text
             * @description In the reader's language.
             */
            readonly text: string;
        };
        /**
         * FloorOnHomeView
         * @description One strip of the home page. Which of the lists is filled, the kind says.
         */
        FloorOnHomeView: {
            /** Banners */
            banners: components["schemas"]["BannerView"][];
            /** Category Id */
            category_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "banner" | "products" | "category" | "popular";
            /** Products */
            products: components["schemas"]["CardView"][];
            /** Title */
            title: string;
        };
        /**
         * FloorView
         * @description One floor as it is arranged.
         */
        FloorView: {
            /** Banners */
            banners: components["schemas"]["BannerView"][];
            /** Category Id */
            category_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "banner" | "products" | "category" | "popular";
            /** Position */
            position: number;
            /** Product Ids */
            product_ids: string[];
            /**
             * State
             * @enum {string}
             */
            state: "shown" | "hidden";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * FlowDetailView
         * @description The same with the names of those who are approvers by name.
         */
        FlowDetailView: {
            /** Act */
            act: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** People */
            people: components["schemas"]["PersonView"][];
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["FlowStepView"][];
            /** Version */
            version: number;
        };
        /**
         * FlowStepView
         * @description A step as it is shown.
         */
        FlowStepView: {
            /** Approvers */
            approvers: components["schemas"]["Approver"][];
            /** Hours */
            hours: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "any" | "all";
            /** Name */
            name: string;
            /**
             * Overdue
             * @enum {string}
             */
            overdue: "expire" | "remind";
        };
        /** FlowView */
        FlowView: {
            /** Act */
            act: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["FlowStepView"][];
            /** Version */
            version: number;
        };
        /**
         * FreeRule
         * @description Free from so many pieces, from so much money, or with both given only if both are reached.
         *
         *     Without regions it holds wherever the template delivers.
         */
        FreeRule: {
            /** Amount Fen Min */
            amount_fen_min?: number | null;
            /** Count Min */
            count_min?: number | null;
            /** Regions */
            regions: string[];
        };
        /** FreezeMerchant */
        FreezeMerchant: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /**
         * FreightLine
         * @description Goods to be sent. Weight and volume are of one piece, the amount is of the whole line, as
         *     the buyer pays it. Goods that are not sent (virtual ones) are left out by whoever asks.
         */
        FreightLine: {
            /** Amount Fen */
            amount_fen: number;
            /** Category Id */
            category_id: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Quantity */
            quantity: number;
            /** Volume Cm3 */
            volume_cm3: number;
            /** Weight Gram */
            weight_gram: number;
        };
        /**
         * FreightQuoteView
         * @description What it costs to send so many there; null where nothing is delivered.
         *
         *     `no_template`: the seller has not said what it costs, so it is free.
         */
        FreightQuoteView: {
            /** Fee Fen */
            fee_fen: number | null;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "charged" | "free" | "no_template" | "not_sent" | "not_delivered";
            /** Region */
            region: string;
            /** Region Name */
            region_name: string;
        };
        /**
         * FreightTemplateSummaryView
         * @description A template in a list: enough to tell what it charges, without its regions.
         */
        FreightTemplateSummaryView: {
            /** Categories Count */
            categories_count: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Charge By
             * @enum {string}
             */
            charge_by: "weight" | "volume" | "count" | "amount";
            /** Free Count */
            free_count: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** No Delivery Count */
            no_delivery_count: number;
            rest: components["schemas"]["Rates"] | null;
            /** Rows Count */
            rows_count: number;
            /**
             * Scope
             * @enum {string}
             */
            scope: "category" | "shop";
            /**
             * Shop Name
             * @default
             */
            shop_name: string;
        };
        /**
         * FreightTemplateView
         * @description A template with everything that it charges.
         */
        FreightTemplateView: {
            /** Category Ids */
            category_ids: string[];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Charge By
             * @enum {string}
             */
            charge_by: "weight" | "volume" | "count" | "amount";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "category" | "shop";
            /**
             * Shop Name
             * @default
             */
            shop_name: string;
            tariff: components["schemas"]["Tariff"];
            /** Version */
            version: number;
        };
        /**
         * FreightView
         * @description What all of it costs, merchant by merchant.
         */
        FreightView: {
            /** Delivered */
            delivered: boolean;
            /** Fee Fen */
            fee_fen: number | null;
            /** Merchants */
            merchants: components["schemas"]["MerchantFreightView"][];
            /** Region */
            region: string;
            /** Region Name */
            region_name: string;
        };
        /**
         * FunctionView
         * @description A function such as `identity.account`: what roles give, at one of two levels.
         */
        FunctionView: {
            /** Code */
            code: string;
            /** Consoles */
            consoles: ("platform" | "merchant" | "warehouse")[];
            /** Doors */
            doors: components["schemas"]["DoorView"][];
            /** Levels */
            levels: ("read" | "write")[];
            /** Module */
            module: string;
            /** Module Name */
            module_name: string;
            /** Name */
            name: string;
        };
        /**
         * GiveLevel
         * @description A level; with `demand` its deposit is demanded from now on.
         */
        GiveLevel: {
            /**
             * Demand
             * @default false
             */
            demand: boolean;
            /**
             * Level Id
             * Format: uuid
             */
            level_id: string;
            /** Version */
            version: number;
        };
        /**
         * GiveMembership
         * @description A role at a place; neither merchant nor warehouse named: the platform itself.
         */
        GiveMembership: {
            /** Department Id */
            department_id?: string | null;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Post Id */
            post_id?: string | null;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /**
         * GoodsView
         * @description A SKU as people of a warehouse recognise it.
         */
        GoodsView: {
            /** Barcode */
            barcode: string | null;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Own Stock */
            own_stock: boolean;
            /** Picture */
            picture: string | null;
            /** Spec */
            spec: string;
        };
        /**
         * GoToPlace
         * @description Neither named: the platform itself.
         */
        GoToPlace: {
            /** Merchant Id */
            merchant_id?: string | null;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /**
         * GrantedCategoryView
         * @description A category that a merchant sells in, or wants to, and what it asks for.
         */
        GrantedCategoryView: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /** Needs */
            needs: components["schemas"]["NeedView"][];
            /** Note */
            note: string;
            /**
             * State
             * @enum {string}
             */
            state: "asked" | "granted" | "lacking" | "refused" | "withdrawn";
        };
        /**
         * Happening
         * @description One thing that a visitor did: `product` and `cart` name a product, `search` its words.
         */
        Happening: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "visit" | "search" | "product" | "cart";
            /** Product Id */
            product_id?: string | null;
            /** Words */
            words?: string | null;
        };
        /**
         * Hit
         * @description One thing that was found. `link` leads to it inside the console.
         */
        Hit: {
            /** Kind */
            kind: string;
            /** Link */
            link: string;
            /** Note */
            note: string;
            /** Title */
            title: string;
        };
        /**
         * HoldingsView
         * @description An account with its totals. `balance` and `free` are seen from the side it grows on.
         */
        HoldingsView: {
            /** Balance */
            balance: number;
            /** Book */
            book: string;
            /** Counted */
            counted: boolean;
            /** Credits Pending */
            credits_pending: number;
            /** Credits Posted */
            credits_posted: number;
            /** Debits Pending */
            debits_pending: number;
            /** Debits Posted */
            debits_posted: number;
            /** Free */
            free: number;
            /**
             * Home Id
             * Format: uuid
             */
            home_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Limited */
            limited: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Side */
            side: string;
            /** Unit */
            unit: string;
        };
        /** HomeView */
        HomeView: {
            /** Floors */
            floors: components["schemas"]["FloorOnHomeView"][];
        };
        /**
         * WordView
         * @description One word that may be chosen, in the reader's language.
         */
        houtai__kit__dictionaries__looking__WordView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * HappeningView
         * @description One line of the story; `by` is empty for what the house did by itself.
         */
        houtai__modules__approvals__queries__detail__HappeningView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Id */
            by_id: string | null;
            /** Comment */
            comment: string;
            /** For Id */
            for_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Stead */
            stead: string;
            /** Step */
            step: number;
        };
        /**
         * DifferenceView
         * @description One thing that would be made, changed or removed.
         */
        houtai__modules__approvals__queries__differences__DifferenceView: {
            /** Changes */
            changes: components["schemas"]["ProposedChangeView"][];
            /** Name */
            name: string;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
        };
        /**
         * WordView
         * @description A word that may not be said of goods, or is pointed out to whoever reviews them.
         */
        houtai__modules__catalog__queries__labels__WordView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "block" | "warn";
            /** Note */
            note: string;
            /** Version */
            version: number;
            /** Word */
            word: string;
        };
        /**
         * SubmittedView
         * @description How a submission came out: where the product, or its change, stands now.
         */
        houtai__modules__catalog__service__publishing__SubmittedView: {
            /** Findings */
            findings: components["schemas"]["FindingView"][];
            /** Passed */
            passed: boolean;
            /** Revision Id */
            revision_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
        };
        /** EditTemplate */
        houtai__modules__catalog__service__templates__EditTemplate: {
            /** Attributes */
            attributes: components["schemas"]["FillAttribute"][];
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * MeView
         * @description The caller as the consoles know him: what to greet, what to show, what to hide.
         */
        houtai__modules__identity__queries__me__MeView: {
            /** All Fields */
            all_fields: boolean;
            /** Department Ids */
            department_ids: string[] | null;
            /** Fields */
            fields: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Has Second Factor */
            has_second_factor: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Login */
            login: string;
            /** Merchant Ids */
            merchant_ids: string[] | null;
            /** Must Change Password */
            must_change_password: boolean;
            /** Must Set Up Second Factor */
            must_set_up_second_factor: boolean;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            place: components["schemas"]["PlaceView"];
            /** Places */
            places: components["schemas"]["PlaceView"][];
            /** Warehouse Ids */
            warehouse_ids: string[] | null;
        };
        /**
         * LevelView
         * @description How far somebody may use a function.
         */
        houtai__modules__identity__queries__preview__LevelView: {
            /** Code */
            code: string;
            /**
             * Level
             * @enum {string}
             */
            level: "none" | "read" | "write";
            /** Module */
            module: string;
            /** Module Name */
            module_name: string;
            /** Name */
            name: string;
        };
        /**
         * SignIn
         * @description With a console, its places are preferred to begin at.
         */
        houtai__modules__identity__service__sign_in__SignIn: {
            /**
             * Bearer
             * @default false
             */
            bearer: boolean;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /** Login */
            login: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * DifferenceView
         * @description One place where two sides differ, and the document whose movement last made them differ.
         */
        houtai__modules__inventory__queries__checks__DifferenceView: {
            /** Document Id */
            document_id: string | null;
            /** Document Kind */
            document_kind: string | null;
            /** Entry Id */
            entry_id: string | null;
            /** Expected */
            expected: string;
            /** Found */
            found: string;
            /** Mended At */
            mended_at: string | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /**
             * Merchant Name
             * @default
             */
            merchant_name: string;
            /** Position */
            position: number;
            /** Promise */
            promise: string;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Warehouse Id */
            warehouse_id: string | null;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /**
         * LevelView
         * @description A SKU in a warehouse. What the sales layer has is of the SKU altogether, and not shown to
         *     those who keep a warehouse for others.
         */
        houtai__modules__inventory__queries__levels__LevelView: {
            /** Alerts */
            alerts: ("low" | "over" | "ageing")[];
            /** Assigned */
            assigned: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Coming */
            coming: number;
            /** Damaged */
            damaged: number;
            /** Falling */
            falling: number;
            /** Free */
            free: number;
            /** Frozen */
            frozen: number;
            /** Good */
            good: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Inspect */
            inspect: number;
            /** Locked */
            locked: number | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /**
             * Merchant Name
             * @default
             */
            merchant_name: string;
            /** Oversold */
            oversold: number | null;
            /** Picked */
            picked: number;
            /** Rising */
            rising: number;
            /** Sellable */
            sellable: number | null;
            /** Short */
            short: number;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Transit */
            transit: number;
            /** Value Fen */
            value_fen: number | null;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /**
         * SubmittedView
         * @description What became of it: it is posted, or it waits for this approval.
         */
        houtai__modules__inventory__service__posting__SubmittedView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Request Id */
            request_id?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "waiting" | "posted" | "cancelled";
        };
        /**
         * MeView
         * @description Who is asking. A guest has no member.
         */
        houtai__modules__members__api__shop__MeView: {
            member: components["schemas"]["OwnView"] | null;
        };
        /** SignIn */
        houtai__modules__members__service__signing_in__SignIn: {
            /** Code */
            code: string;
            /** Phone */
            phone: string;
        };
        /**
         * HappeningView
         * @description One line of a merchant's story.
         */
        houtai__modules__merchants__queries__merchants__HappeningView: {
            /** Amount Fen */
            amount_fen: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By Id */
            by_id: string | null;
            /** By Name */
            by_name?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Note */
            note: string;
            /** Notes */
            notes: {
                [key: string]: string;
            };
        };
        /**
         * EditTemplate
         * @description `version` as it was read: 0 where the house's own wording still holds.
         */
        houtai__modules__notices__service__templates__EditTemplate: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /** Enabled */
            enabled: boolean;
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
            /** Version */
            version: number;
        };
        /** ImporterView */
        ImporterView: {
            /** Columns */
            columns: components["schemas"]["ColumnView"][];
            /** Name */
            name: string;
            /** Of Merchants */
            of_merchants: boolean;
            /** Title */
            title: string;
        };
        /** ImportView */
        ImportView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Applied At */
            applied_at: string | null;
            /** Change Count */
            change_count: number;
            /** Create Count */
            create_count: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done Count */
            done_count: number;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ignored Titles */
            ignored_titles: string[];
            /** Importer */
            importer: string;
            /** Kept Count */
            kept_count: number;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Refused Count */
            refused_count: number;
            /** Same Count */
            same_count: number;
            /** Sheet */
            sheet: string;
            /** State */
            state: string;
            /** Titles Row */
            titles_row: number;
            /** Undone At */
            undone_at: string | null;
            /** Undone Count */
            undone_count: number;
            /** Wrong Count */
            wrong_count: number;
        };
        /**
         * Item
         * @description One item as it shall be.
         */
        Item: {
            /** Code */
            code: string;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * ItemView
         * @description One item; `is_system` ones may be renamed and switched off, not removed.
         */
        ItemView: {
            /** Code */
            code: string;
            /** Enabled */
            enabled: boolean;
            /** Is System */
            is_system: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** JobView */
        JobView: {
            /** Args */
            args: {
                [key: string]: unknown;
            };
            /** Attempts */
            attempts: number;
            /** Error */
            error: string | null;
            /** Failed At */
            failed_at: string | null;
            /** Id */
            id: number;
            /** Lock */
            lock: string | null;
            /** Run At */
            run_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted";
            /** Task */
            task: string;
        };
        /**
         * Join
         * @description A company and the person who applies for it, with the account that he will use.
         */
        Join: {
            /** Company Name */
            company_name: string;
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Login */
            login: string;
            /** Name */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Phone */
            phone: string;
        };
        /**
         * JoinedView
         * @description The application that was begun; its owner signs in with his new account.
         */
        JoinedView: {
            /**
             * Application Id
             * Format: uuid
             */
            application_id: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Number */
            number: string;
        };
        JsonValue: unknown;
        /**
         * KindView
         * @description Something a webhook may hear, by the name that people use.
         */
        KindView: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * LabelView
         * @description A word on a picture: new, hot, limited.
         */
        LabelView: {
            /** Color */
            color?: string | null;
            /** Name */
            name: string;
        };
        /**
         * LagView
         * @description One subscriber: its slowest lane against the end of the log, and what is set aside.
         */
        LagView: {
            /** Failed Count */
            failed_count: number;
            /** Lanes */
            lanes: number;
            /** Position */
            position: number;
            /** Positions Behind */
            positions_behind: number;
            /** Seconds Behind */
            seconds_behind: number;
            /** Subscriber */
            subscriber: string;
            /** Waiting Count */
            waiting_count: number;
        };
        /**
         * LibraryLabelView
         * @description A short word on a product's picture.
         */
        LibraryLabelView: {
            /**
             * Colour
             * @enum {string}
             */
            colour: "red" | "amber" | "green" | "blue" | "teal" | "grey";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Position */
            position: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * LibraryPromiseView
         * @description What a buyer is promised beside the goods.
         */
        LibraryPromiseView: {
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Position */
            position: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * ListedAttributeView
         * @description An attribute in the list, with the number of categories that ask for it.
         */
        ListedAttributeView: {
            /** Category Count */
            category_count: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Note */
            note: string;
            /** Options */
            options: components["schemas"]["Option"][];
            /** Own Values */
            own_values: boolean;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * ListedBrandView
         * @description A brand in the list, with the number of categories that it is bound to.
         */
        ListedBrandView: {
            /** Category Count */
            category_count: number;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Initial */
            initial: string;
            /** Logo File Id */
            logo_file_id: string | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
        };
        /**
         * ListedPoolView
         * @description A pool among those of others: whose it is.
         */
        ListedPoolView: {
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Purpose Id */
            purpose_id: string | null;
            /**
             * Shop Name
             * @default
             */
            shop_name: string;
            /** Starts At */
            starts_at: string | null;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * ListedProductView
         * @description One product in the list; `waiting` says that a change of it is not decided yet, `sellable`
         *     how many pieces of its SKUs can be sold, for those who may see stock.
         */
        ListedProductView: {
            /** Brand Id */
            brand_id: string | null;
            /** Brand Name */
            brand_name: string | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Category Name */
            category_name: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /**
             * Composition
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Picture */
            picture: string | null;
            /** Price Fen Max */
            price_fen_max: number;
            /** Price Fen Min */
            price_fen_min: number;
            /** Recycled At */
            recycled_at: string | null;
            /** Sellable */
            sellable?: number | null;
            /** Shelf At */
            shelf_at: string | null;
            /** Shelf Off At */
            shelf_off_at: string | null;
            /** Shop Name */
            shop_name: string | null;
            /** Sku Count */
            sku_count: number;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
            /** State Reason */
            state_reason: string;
            /** Subtitle */
            subtitle: string;
            /** Version */
            version: number;
            /** Waiting */
            waiting: ("draft" | "in_review" | "refused" | "applied" | "withdrawn") | null;
        };
        /**
         * ListedRevisionView
         * @description One try to publish; `first` says that the product was never sold before.
         */
        ListedRevisionView: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Category Name */
            category_name: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Decided By Name
             * @default
             */
            decided_by_name: string;
            /** Fields */
            fields: string[];
            /** Finding Count */
            finding_count: number;
            /** First */
            first: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Made By
             * Format: uuid
             */
            made_by: string;
            /**
             * Made By Name
             * @default
             */
            made_by_name: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Picture */
            picture: string | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /**
             * Product State
             * @enum {string}
             */
            product_state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
            /** Reason */
            reason: string;
            /** Shop Name */
            shop_name: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "refused" | "applied" | "withdrawn";
            /** Submitted At */
            submitted_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * ListedSkuView
         * @description One SKU in the price list. `specs` are the values of its choice, as they are kept.
         */
        ListedSkuView: {
            /** Barcode */
            barcode: string | null;
            /** Category Name */
            category_name: string;
            /** Code */
            code: string;
            /**
             * Composition
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            /** Cost Fen */
            cost_fen: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Market Fen */
            market_fen: number | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Picture */
            picture: string | null;
            /** Price Fen */
            price_fen: number;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Product Name */
            product_name: string;
            /** Product Number */
            product_number: string;
            /**
             * Product State
             * @enum {string}
             */
            product_state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
            /** Shop Name */
            shop_name: string | null;
            /** Spec */
            spec: {
                [key: string]: string;
            };
            /** Spec Text */
            spec_text: string;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
            /** Volume Cm3 */
            volume_cm3: number;
            /** Weight Gram */
            weight_gram: number;
        };
        /**
         * LogChangesView
         * @description The same with its differences; `cut` of them were shortened or left out.
         */
        LogChangesView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["LogDifferenceView"][];
            /** Code */
            code: string | null;
            /** Cut */
            cut: number;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LogDetailView
         * @description One entry as its page shows it, with what else the same deed changed.
         */
        LogDetailView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["LogDifferenceView"][];
            /** Code */
            code: string | null;
            /** Cut */
            cut: number;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Related */
            related: components["schemas"]["LogEntryView"][];
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LogDifferenceView
         * @description One field before and after; `hidden` when the reader may not see what it held.
         */
        LogDifferenceView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /** Field */
            field: string;
            /**
             * Field Name
             * @description What people call the field.
             */
            readonly field_name: string;
            /** Hidden */
            hidden?: boolean;
            /** Sensitive */
            sensitive?: string | null;
        };
        /**
         * LogEntryView
         * @description A line of the log, without its differences.
         */
        LogEntryView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string | null;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LoginAccountView
         * @description An account as somebody sees it: only memberships that he reaches.
         */
        LoginAccountView: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Disabled Reason */
            disabled_reason: string;
            /** Email */
            email: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Hand */
            in_hand: boolean;
            /** Language */
            language: string;
            /** Last Login At */
            last_login_at: string | null;
            /** Left At */
            left_at: string | null;
            /** Login */
            login: string;
            /** Memberships */
            memberships: components["schemas"]["MembershipView"][];
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled" | "left";
            /** Version */
            version: number;
        };
        /**
         * LoginView
         * @description One try to sign in.
         */
        LoginView: {
            /** Account Id */
            account_id: string | null;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Login */
            login: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Session Id */
            session_id: string | null;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * MakeAttribute
         * @description `note` says what it is for, where two attributes have one name.
         */
        MakeAttribute: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "choice" | "choices" | "date";
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Options */
            options?: components["schemas"]["WriteOption"][];
            /**
             * Own Values
             * @default false
             */
            own_values: boolean;
            /**
             * Unit
             * @default
             */
            unit: string;
        };
        /**
         * MakeBrand
         * @description Without an initial it is found from the name.
         */
        MakeBrand: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Initial */
            initial?: string | null;
            /** Logo File Id */
            logo_file_id?: string | null;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /**
         * MakeCategory
         * @description Without a parent: a root. Without a commission: that of the category above.
         */
        MakeCategory: {
            /** Commission Permille */
            commission_permille?: number | null;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /** MakeDepartment */
        MakeDepartment: {
            /** Leader Id */
            leader_id?: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
        };
        /**
         * MakeDictionary
         * @description A new dictionary, still without items.
         */
        MakeDictionary: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** MakeDocument */
        MakeDocument: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "opening" | "adjustment" | "condition";
            /** Lines */
            lines: components["schemas"]["WriteLine"][];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
            /** Reason */
            reason?: string | null;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
        };
        /**
         * MakeFloor
         * @description Which of the lists has to be filled, the kind says; the others stay empty.
         */
        MakeFloor: {
            /**
             * Banners
             * @default []
             */
            banners: components["schemas"]["Banner"][];
            /** Category Id */
            category_id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "banner" | "products" | "category" | "popular";
            /** Position */
            position: number;
            /**
             * Product Ids
             * @default []
             */
            product_ids: string[];
            /**
             * State
             * @default shown
             * @enum {string}
             */
            state: "shown" | "hidden";
            /** Title */
            title: string;
        };
        /** MakeFreightTemplate */
        MakeFreightTemplate: {
            /** Category Ids */
            category_ids: string[];
            /**
             * Charge By
             * @enum {string}
             */
            charge_by: "weight" | "volume" | "count" | "amount";
            /** Name */
            name: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "category" | "shop";
            tariff: components["schemas"]["Tariff"];
        };
        /**
         * MakeLabel
         * @description A word of a few letters: it must fit on a picture.
         */
        MakeLabel: {
            /**
             * Colour
             * @default teal
             * @enum {string}
             */
            colour: "red" | "amber" | "green" | "blue" | "teal" | "grey";
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Position
             * @default 0
             */
            position: number;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /** MakeMerchantLevel */
        MakeMerchantLevel: {
            /** Deposit Fen */
            deposit_fen: number;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Is Usual
             * @default false
             */
            is_usual: boolean;
            /** Name */
            name: string;
            /** Rank */
            rank: number;
        };
        /**
         * MakeNode
         * @description Without a parent: a root of the tree.
         */
        MakeNode: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
        };
        /**
         * MakePool
         * @description Without a merchant: of one's own stock. `purpose_id` is the channel or the activity.
         */
        MakePool: {
            /** Ends At */
            ends_at?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "channel" | "activity";
            /** Merchant Id */
            merchant_id?: string | null;
            /** Name */
            name: string;
            /**
             * Purpose Id
             * Format: uuid
             */
            purpose_id: string;
            /** Starts At */
            starts_at?: string | null;
        };
        /** MakePromise */
        MakePromise: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
            /**
             * Position
             * @default 0
             */
            position: number;
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
        };
        /**
         * MakeRule
         * @description For one account, the holders of one role, or everybody at a console.
         */
        MakeRule: {
            /** Account Id */
            account_id?: string | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** From Minute */
            from_minute?: number | null;
            /**
             * Lock Out Ok
             * @default false
             */
            lock_out_ok: boolean;
            /**
             * Networks
             * @default []
             */
            networks: string[];
            /**
             * Note
             * @default
             */
            note: string;
            /** Role Id */
            role_id?: string | null;
            /** To Minute */
            to_minute?: number | null;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /**
         * MakeShopAddress
         * @description The usual one of its kind takes the place of the one before.
         */
        MakeShopAddress: {
            /** Contact Name */
            contact_name: string;
            /**
             * Is Usual
             * @default false
             */
            is_usual: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "shipping" | "return";
            /** Phone */
            phone: string;
            /** Region */
            region: string;
            /** Street */
            street: string;
        };
        /**
         * MakeTemplate
         * @description Of the place where one works.
         */
        MakeTemplate: {
            /** Attributes */
            attributes: components["schemas"]["FillAttribute"][];
            /** Name */
            name: string;
        };
        /**
         * MakeWarehouse
         * @description Without a merchant: one's own, which for the platform is the self-run shop.
         */
        MakeWarehouse: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Marketplace
             * @default false
             */
            marketplace: boolean;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Name */
            name: string;
            /** Region */
            region: string;
        };
        /** MakeWord */
        MakeWord: {
            /**
             * Level
             * @default block
             * @enum {string}
             */
            level: "block" | "warn";
            /**
             * Note
             * @default
             */
            note: string;
            /** Word */
            word: string;
        };
        /**
         * MemberDetailView
         * @description One member with what hangs on it.
         */
        MemberDetailView: {
            /** Address Count */
            address_count: number;
            /** Blocked Reason */
            blocked_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Session Count */
            session_count: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "blocked";
            /** Version */
            version: number;
        };
        /**
         * MembershipView
         * @description One membership of a person, as which and where.
         */
        MembershipView: {
            /** Department */
            department: string | null;
            /** Department Id */
            department_id: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Post */
            post: string | null;
            /** Post Id */
            post_id: string | null;
            role: components["schemas"]["RoleBrief"];
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * MemberView
         * @description One member. The phone is masked for whoever may not read it.
         */
        MemberView: {
            /** Blocked Reason */
            blocked_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "blocked";
            /** Version */
            version: number;
        };
        /**
         * MendedView
         * @description What was put right: accounts whose totals were not the sum of their transfers.
         */
        MendedView: {
            /** Accounts */
            accounts: number;
            /** Skus */
            skus: number;
        };
        /**
         * MerchantActAskedView
         * @description Nothing was changed yet: others have to agree to this request first.
         */
        MerchantActAskedView: {
            /**
             * Request Id
             * Format: uuid
             */
            request_id: string;
        };
        /**
         * MerchantBrief
         * @description One line of the list.
         */
        MerchantBrief: {
            /** Category Count */
            category_count: number;
            /** Contact Name */
            contact_name: string | null;
            /** Deposit State */
            deposit_state: ("due" | "met") | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Level Name */
            level_name: string | null;
            /** Logo File Id */
            logo_file_id: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Opened At */
            opened_at: string | null;
            /** Self Run */
            self_run: boolean;
            /** Shop Name */
            shop_name: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "applying" | "open" | "frozen" | "closed";
        };
        /**
         * MerchantFreightView
         * @description What one merchant's goods cost to send; no fee where a part is not delivered.
         */
        MerchantFreightView: {
            /** Delivered */
            delivered: boolean;
            /** Fee Fen */
            fee_fen: number | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Parts */
            parts: components["schemas"]["PartView"][];
        };
        /**
         * MerchantLevelView
         * @description One level; `is_usual` is the one that new merchants are offered first.
         */
        MerchantLevelView: {
            /** Deposit Fen */
            deposit_fen: number;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Usual */
            is_usual: boolean;
            /** Merchant Count */
            merchant_count: number;
            /** Name */
            name: string;
            /** Rank */
            rank: number;
            /** Version */
            version: number;
        };
        /**
         * MerchantView
         * @description A merchant's file: facts, categories, papers, deposit, contract, story.
         */
        MerchantView: {
            /** Account Kind */
            account_kind: string | null;
            /** Account Name */
            account_name: string | null;
            /** Application Id */
            application_id: string | null;
            /** Bank Account */
            bank_account: string | null;
            /** Bank Branch */
            bank_branch: string | null;
            /** Bank Name */
            bank_name: string | null;
            /** Business Scope */
            business_scope: string | null;
            /** Categories */
            categories: components["schemas"]["GrantedCategoryView"][];
            /** Contact Email */
            contact_email: string | null;
            /** Contact Name */
            contact_name: string | null;
            /** Contact Phone */
            contact_phone: string | null;
            /** Contract Accepted */
            contract_accepted: boolean;
            deposit: components["schemas"]["DepositView"];
            /** Frozen At */
            frozen_at: string | null;
            /** Frozen Reason */
            frozen_reason: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Id Back File Id */
            id_back_file_id: string | null;
            /** Id Expires On */
            id_expires_on: string | null;
            /** Id Front File Id */
            id_front_file_id: string | null;
            /** Id Number */
            id_number: string | null;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Legal Name */
            legal_name: string | null;
            /** Level Id */
            level_id: string | null;
            /** Level Name */
            level_name: string | null;
            /** Licence Address */
            licence_address: string | null;
            /** Licence Expires On */
            licence_expires_on: string | null;
            /** Licence File Id */
            licence_file_id: string | null;
            /** Licence Number */
            licence_number: string | null;
            /** Licence Region */
            licence_region: string | null;
            /** Logo File Id */
            logo_file_id: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Opened At */
            opened_at: string | null;
            /** Papers */
            papers: components["schemas"]["PaperView"][];
            /** Self Run */
            self_run: boolean;
            /** Shop Name */
            shop_name: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "applying" | "open" | "frozen" | "closed";
            /** Story */
            story: components["schemas"]["houtai__modules__merchants__queries__merchants__HappeningView"][];
            /** Subject Kind */
            subject_kind: string | null;
            /** Version */
            version: number;
        };
        /**
         * MessageView
         * @description A message as its reader sees it.
         */
        MessageView: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Link */
            link: string;
            /** Read At */
            read_at: string | null;
            /** Subject */
            subject: string;
            /** Template */
            template: string;
        };
        /**
         * MoveCategory
         * @description To a place among its sisters, 0 the first; without a parent: among the roots.
         */
        MoveCategory: {
            /** Parent Id */
            parent_id?: string | null;
            /** Place */
            place: number;
            /** Version */
            version: number;
        };
        /**
         * MovementView
         * @description One line: so many more (fewer if negative), and what there was afterwards.
         */
        MovementView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Balance */
            balance: number;
            /** Change */
            change: number;
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /** Document Number */
            document_number: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Locked */
            locked: number;
            /** Reason */
            reason: string;
        };
        /**
         * NamedCode
         * @description A code as the log keeps it, and what people call it.
         */
        NamedCode: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * NamedView
         * @description Something with a name: a category of the path, a brand.
         */
        NamedView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NamesView
         * @description How subscribers, tasks and promises are called, by the names that machines use.
         */
        NamesView: {
            /** Promises */
            promises: {
                [key: string]: string;
            };
            /** Subscribers */
            subscribers: {
                [key: string]: string;
            };
            /** Tasks */
            tasks: {
                [key: string]: string;
            };
        };
        /**
         * NeedView
         * @description One paper that a category asks for, and how it stands.
         */
        NeedView: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Needs Expiry */
            needs_expiry: boolean;
            /** Paper Id */
            paper_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "met" | "waiting" | "missing" | "expired" | "no_expiry";
        };
        /** NoteBehaviour */
        NoteBehaviour: {
            /** Happenings */
            happenings: components["schemas"]["Happening"][];
        };
        /**
         * OpenMerchant
         * @description Open what was read at this version.
         */
        OpenMerchant: {
            /** Version */
            version: number;
        };
        /**
         * OpenRevisionView
         * @description The change of a product that is not decided yet.
         */
        OpenRevisionView: {
            /** Fields */
            fields: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "refused" | "applied" | "withdrawn";
            /** Version */
            version: number;
        };
        /**
         * Option
         * @description One of the values to choose from.
         */
        Option: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
        };
        /**
         * OwnView
         * @description What a member sees of himself; his number masked, as others may look over his shoulder.
         */
        OwnView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
            /** Version */
            version: number;
        };
        /** Page[AccountView] */
        Page_AccountView_: {
            /** Items */
            items: components["schemas"]["AccountView"][];
            /** Next */
            next: string | null;
        };
        /** Page[AlertView] */
        Page_AlertView_: {
            /** Items */
            items: components["schemas"]["AlertView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ApplicationBrief] */
        Page_ApplicationBrief_: {
            /** Items */
            items: components["schemas"]["ApplicationBrief"][];
            /** Next */
            next: string | null;
        };
        /** Page[BrandNameView] */
        Page_BrandNameView_: {
            /** Items */
            items: components["schemas"]["BrandNameView"][];
            /** Next */
            next: string | null;
        };
        /** Page[CallView] */
        Page_CallView_: {
            /** Items */
            items: components["schemas"]["CallView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ChangeView] */
        Page_ChangeView_: {
            /** Items */
            items: components["schemas"]["ChangeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[CheckView] */
        Page_CheckView_: {
            /** Items */
            items: components["schemas"]["CheckView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ContractBrief] */
        Page_ContractBrief_: {
            /** Items */
            items: components["schemas"]["ContractBrief"][];
            /** Next */
            next: string | null;
        };
        /** Page[DelegationView] */
        Page_DelegationView_: {
            /** Items */
            items: components["schemas"]["DelegationView"][];
            /** Next */
            next: string | null;
        };
        /** Page[DeliveryView] */
        Page_DeliveryView_: {
            /** Items */
            items: components["schemas"]["DeliveryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[DemandBrief] */
        Page_DemandBrief_: {
            /** Items */
            items: components["schemas"]["DemandBrief"][];
            /** Next */
            next: string | null;
        };
        /** Page[DifferenceView] */
        Page_DifferenceView_: {
            /** Items */
            items: components["schemas"]["houtai__modules__inventory__queries__checks__DifferenceView"][];
            /** Next */
            next: string | null;
        };
        /** Page[DocumentView] */
        Page_DocumentView_: {
            /** Items */
            items: components["schemas"]["DocumentView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ExportView] */
        Page_ExportView_: {
            /** Items */
            items: components["schemas"]["ExportView"][];
            /** Next */
            next: string | null;
        };
        /** Page[FileView] */
        Page_FileView_: {
            /** Items */
            items: components["schemas"]["FileView"][];
            /** Next */
            next: string | null;
        };
        /** Page[FlowView] */
        Page_FlowView_: {
            /** Items */
            items: components["schemas"]["FlowView"][];
            /** Next */
            next: string | null;
        };
        /** Page[FreightTemplateSummaryView] */
        Page_FreightTemplateSummaryView_: {
            /** Items */
            items: components["schemas"]["FreightTemplateSummaryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ImportView] */
        Page_ImportView_: {
            /** Items */
            items: components["schemas"]["ImportView"][];
            /** Next */
            next: string | null;
        };
        /** Page[JobView] */
        Page_JobView_: {
            /** Items */
            items: components["schemas"]["JobView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LevelView] */
        Page_LevelView_: {
            /** Items */
            items: components["schemas"]["houtai__modules__inventory__queries__levels__LevelView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedAttributeView] */
        Page_ListedAttributeView_: {
            /** Items */
            items: components["schemas"]["ListedAttributeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedBrandView] */
        Page_ListedBrandView_: {
            /** Items */
            items: components["schemas"]["ListedBrandView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedPoolView] */
        Page_ListedPoolView_: {
            /** Items */
            items: components["schemas"]["ListedPoolView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedProductView] */
        Page_ListedProductView_: {
            /** Items */
            items: components["schemas"]["ListedProductView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedRevisionView] */
        Page_ListedRevisionView_: {
            /** Items */
            items: components["schemas"]["ListedRevisionView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ListedSkuView] */
        Page_ListedSkuView_: {
            /** Items */
            items: components["schemas"]["ListedSkuView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LogChangesView] */
        Page_LogChangesView_: {
            /** Items */
            items: components["schemas"]["LogChangesView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LogEntryView] */
        Page_LogEntryView_: {
            /** Items */
            items: components["schemas"]["LogEntryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LoginAccountView] */
        Page_LoginAccountView_: {
            /** Items */
            items: components["schemas"]["LoginAccountView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LoginView] */
        Page_LoginView_: {
            /** Items */
            items: components["schemas"]["LoginView"][];
            /** Next */
            next: string | null;
        };
        /** Page[MemberView] */
        Page_MemberView_: {
            /** Items */
            items: components["schemas"]["MemberView"][];
            /** Next */
            next: string | null;
        };
        /** Page[MerchantBrief] */
        Page_MerchantBrief_: {
            /** Items */
            items: components["schemas"]["MerchantBrief"][];
            /** Next */
            next: string | null;
        };
        /** Page[MessageView] */
        Page_MessageView_: {
            /** Items */
            items: components["schemas"]["MessageView"][];
            /** Next */
            next: string | null;
        };
        /** Page[PaperView] */
        Page_PaperView_: {
            /** Items */
            items: components["schemas"]["PaperView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ParkedView] */
        Page_ParkedView_: {
            /** Items */
            items: components["schemas"]["ParkedView"][];
            /** Next */
            next: string | null;
        };
        /** Page[PriceChangeView] */
        Page_PriceChangeView_: {
            /** Items */
            items: components["schemas"]["PriceChangeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[PriceTryView] */
        Page_PriceTryView_: {
            /** Items */
            items: components["schemas"]["PriceTryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ProofView] */
        Page_ProofView_: {
            /** Items */
            items: components["schemas"]["ProofView"][];
            /** Next */
            next: string | null;
        };
        /** Page[QuotaView] */
        Page_QuotaView_: {
            /** Items */
            items: components["schemas"]["QuotaView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RequestView] */
        Page_RequestView_: {
            /** Items */
            items: components["schemas"]["RequestView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RestrictionView] */
        Page_RestrictionView_: {
            /** Items */
            items: components["schemas"]["RestrictionView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RoleView] */
        Page_RoleView_: {
            /** Items */
            items: components["schemas"]["RoleView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SellerChoiceView] */
        Page_SellerChoiceView_: {
            /** Items */
            items: components["schemas"]["SellerChoiceView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SessionView] */
        Page_SessionView_: {
            /** Items */
            items: components["schemas"]["SessionView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SettingChangeView] */
        Page_SettingChangeView_: {
            /** Items */
            items: components["schemas"]["SettingChangeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ShownTemplateView] */
        Page_ShownTemplateView_: {
            /** Items */
            items: components["schemas"]["ShownTemplateView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SiteView] */
        Page_SiteView_: {
            /** Items */
            items: components["schemas"]["SiteView"][];
            /** Next */
            next: string | null;
        };
        /** Page[StockRuleView] */
        Page_StockRuleView_: {
            /** Items */
            items: components["schemas"]["StockRuleView"][];
            /** Next */
            next: string | null;
        };
        /** Page[WarehouseView] */
        Page_WarehouseView_: {
            /** Items */
            items: components["schemas"]["WarehouseView"][];
            /** Next */
            next: string | null;
        };
        /** Page[WebhookView] */
        Page_WebhookView_: {
            /** Items */
            items: components["schemas"]["WebhookView"][];
            /** Next */
            next: string | null;
        };
        /** Page[WordView] */
        Page_WordView_: {
            /** Items */
            items: components["schemas"]["houtai__modules__catalog__queries__labels__WordView"][];
            /** Next */
            next: string | null;
        };
        /**
         * PaperView
         * @description One paper of a merchant.
         */
        PaperView: {
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            /** Brand Name */
            brand_name: string;
            /** Decided At */
            decided_at: string | null;
            /** Expires On */
            expires_on: string | null;
            /** File Ids */
            file_ids: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Merchant Name */
            merchant_name: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "waiting" | "valid" | "refused" | "expired" | "replaced";
            /** Version */
            version: number;
        };
        /**
         * ParameterView
         * @description One line of the table of properties.
         */
        ParameterView: {
            /** Name */
            name: string;
            /** Values */
            values: string[];
        };
        /**
         * ParkedView
         * @description One parked event with what it says; without name and body once it was archived.
         */
        ParkedView: {
            /** Attempts */
            attempts: number;
            /** Body */
            body: {
                [key: string]: unknown;
            } | null;
            /** Error */
            error: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /** Name */
            name: string | null;
            /**
             * Parked At
             * Format: date-time
             */
            parked_at: string;
            /** Position */
            position: number;
            /** Reason */
            reason: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Settled By */
            settled_by: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "failed" | "waiting" | "replayed" | "skipped";
            /** Subscriber */
            subscriber: string;
        };
        /**
         * PartView
         * @description What goes by one template, and how its fee came about.
         */
        PartView: {
            /** Alone Fee Fen */
            alone_fee_fen: number;
            /** Amount Fen */
            amount_fen: number;
            /** Charge By */
            charge_by: ("weight" | "volume" | "count" | "amount") | null;
            /** Charged As */
            charged_as: ("first" | "next") | null;
            /** Count */
            count: number;
            /** Fee Fen */
            fee_fen: number;
            free_rule: components["schemas"]["FreeRule"] | null;
            /** Keys */
            keys: string[];
            /** Measure */
            measure: number;
            /** Next Units */
            next_units: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "charged" | "free" | "no_template" | "no_delivery_area" | "rest_not_delivered";
            rates: components["schemas"]["Rates"] | null;
            /** Region */
            region: string | null;
            /** Scope */
            scope: ("category" | "shop") | null;
            /** Template Id */
            template_id: string | null;
            /** Template Name */
            template_name: string | null;
            /** Template Version */
            template_version: number | null;
        };
        /**
         * PasswordView
         * @description The new password, told this once; its owner has to change it.
         */
        PasswordView: {
            /** Password */
            password: string;
        };
        /**
         * PersonView
         * @description Somebody, as he is shown to those who work with him.
         */
        PersonView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PlaceValueView
         * @description What lay in a warehouse of a merchant's at the end of the last day.
         */
        PlaceValueView: {
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Merchant Name */
            merchant_name: string;
            /** Quantity */
            quantity: number;
            /** Value Fen */
            value_fen: number | null;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /** Warehouse Name */
            warehouse_name: string;
        };
        /**
         * PlaceView
         * @description One place of work. The name is empty for the platform, and for a place not told of yet.
         */
        PlaceView: {
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * PoolStockView
         * @description A SKU in one pool of the sales layer.
         */
        PoolStockView: {
            /** Kind */
            kind: string;
            /** Locked */
            locked: number;
            /** Name */
            name: string;
            /**
             * Pool Id
             * Format: uuid
             */
            pool_id: string;
            /** Sellable */
            sellable: number;
        };
        /**
         * PoolView
         * @description A share of a merchant's sellable stock. `purpose_id`: the channel or activity it is for.
         */
        PoolView: {
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Purpose Id */
            purpose_id: string | null;
            /** Starts At */
            starts_at: string | null;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * PostStep
         * @description Carry out a reservation, whole or in part.
         */
        PostStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "post";
            /** Amount */
            amount?: number | null;
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Keep Rest
             * @default false
             */
            keep_rest: boolean;
        };
        /**
         * PostView
         * @description What people are in a place.
         */
        PostView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** People Count */
            people_count: number;
            /** Position */
            position: number;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /** PreferencesView */
        PreferencesView: {
            /** Wishes */
            wishes: components["schemas"]["WishView"][];
        };
        /**
         * PreferenceView
         * @description The value under a key; null when there is none.
         */
        PreferenceView: {
            value: components["schemas"]["JsonValue"];
        };
        /**
         * PreviewRole
         * @description What somebody would see who had such a role.
         */
        PreviewRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Permissions */
            permissions: string[];
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /**
         * PreviewView
         * @description What one person, or whoever has a role, may do and see at one place.
         */
        PreviewView: {
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /** Fields */
            fields: components["schemas"]["FieldRightView"][];
            /** Functions */
            functions: components["schemas"]["houtai__modules__identity__queries__preview__LevelView"][];
            /** Reach */
            reach: components["schemas"]["ReachView"][];
        };
        /**
         * PriceChangeView
         * @description One price that became another.
         */
        PriceChangeView: {
            /** After Fen */
            after_fen: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before Fen */
            before_fen: number;
            /**
             * By Id
             * Format: uuid
             */
            by_id: string;
            /**
             * By Name
             * @default
             */
            by_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Note */
            note: string;
            /** Picture */
            picture: string | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Product Name */
            product_name: string;
            /** Product Number */
            product_number: string;
            /** Sku Code */
            sku_code: string;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /**
             * Source
             * @enum {string}
             */
            source: "edit" | "price_list" | "sheet" | "review" | "undo";
        };
        /**
         * PricesSetView
         * @description How new prices came out.
         */
        PricesSetView: {
            /** Changed */
            changed: string[];
            /** Failed */
            failed: components["schemas"]["UnchangedView"][];
            /** Stopped */
            stopped: components["schemas"]["StoppedView"][];
        };
        /**
         * PriceTryView
         * @description One price that the breaker stopped.
         */
        PriceTryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Bound Fen */
            bound_fen: number;
            /**
             * By Id
             * Format: uuid
             */
            by_id: string;
            /**
             * By Name
             * @default
             */
            by_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Picture */
            picture: string | null;
            /** Price Fen */
            price_fen: number;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Product Name */
            product_name: string;
            /** Product Number */
            product_number: string;
            /**
             * Rule
             * @enum {string}
             */
            rule: "cost" | "mean";
            /** Sku Code */
            sku_code: string;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /**
             * Source
             * @enum {string}
             */
            source: "edit" | "price_list" | "sheet" | "review" | "undo";
        };
        /**
         * PriceWanted
         * @description One SKU's new price; the market price stays unless it is named.
         */
        PriceWanted: {
            /** Market Fen */
            market_fen?: number | null;
            /** Price Fen */
            price_fen: number;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Version */
            version: number;
        };
        /**
         * Problem
         * @description Why a request was not carried out. Nothing was changed by it.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default []
             */
            errors: components["schemas"]["Fault"][];
            /** Instance */
            instance: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProductPageView
         * @description Everything of one product. `version` grows with each change that a buyer can see.
         */
        ProductPageView: {
            brand: components["schemas"]["BrandOnPageView"] | null;
            /** Category Path */
            category_path: components["schemas"]["NamedView"][];
            /** Html */
            html: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Stock */
            in_stock: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /** Labels */
            labels: components["schemas"]["LabelView"][];
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Parameters */
            parameters: components["schemas"]["ParameterView"][];
            /** Pictures */
            pictures: string[];
            /** Price Fen Max */
            price_fen_max: number;
            /** Price Fen Min */
            price_fen_min: number;
            /** Promises */
            promises: components["schemas"]["PromiseView"][];
            /** Self Run */
            self_run: boolean;
            /** Shop Logo */
            shop_logo: string | null;
            /** Shop Name */
            shop_name: string;
            /** Skus */
            skus: components["schemas"]["SkuOnPageView"][];
            /** Specs */
            specs: components["schemas"]["SpecView"][];
            /** Subtitle */
            subtitle: string;
            /** Version */
            version: number;
        };
        /**
         * ProductView
         * @description One product, whole: the version that sells, what may be done, and what waits.
         */
        ProductView: {
            /**
             * Acts
             * @description What may be done with it now, by whoever may.
             */
            readonly acts: ("submit" | "withdraw" | "refuse" | "approve" | "put_on_shelf" | "take_off_shelf" | "recycle" | "restore" | "purge")[];
            /** Approved At */
            approved_at: string | null;
            /** Brand Id */
            brand_id: string | null;
            /** Brand Name */
            brand_name: string | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Category Name */
            category_name: string;
            /** Category Path */
            category_path: components["schemas"]["CategoryStep"][];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /**
             * Composition
             * @enum {string}
             */
            composition: "single" | "bundle" | "gift_pack";
            content: components["schemas"]["ContentShown"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** First Shelf At */
            first_shelf_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "physical" | "virtual" | "card_key";
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Picture */
            picture: string | null;
            /** Price Fen Max */
            price_fen_max: number;
            /** Price Fen Min */
            price_fen_min: number;
            /** Recycled At */
            recycled_at: string | null;
            revision: components["schemas"]["OpenRevisionView"] | null;
            /** Sellable */
            sellable?: number | null;
            /** Shelf At */
            shelf_at: string | null;
            /** Shelf Off At */
            shelf_off_at: string | null;
            /** Shop Name */
            shop_name: string | null;
            /** Sku Count */
            sku_count: number;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
            /** State Reason */
            state_reason: string;
            /** Subtitle */
            subtitle: string;
            /** Version */
            version: number;
            /** Waiting */
            waiting: ("draft" | "in_review" | "refused" | "applied" | "withdrawn") | null;
        };
        /**
         * PromiseView
         * @description What the seller promises: returns within 7 days, sent within 48 hours.
         */
        PromiseView: {
            /** Name */
            name: string;
            /** Text */
            text: string;
        };
        /**
         * ProofView
         * @description One run over all promises.
         */
        ProofView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Broken */
            broken: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Verdicts */
            verdicts: components["schemas"]["VerdictView"][];
        };
        /**
         * ProposedChangeView
         * @description One field before and after; `hidden` when the reader may not see what it holds.
         *
         *     `sensitive` is the code of the field's right. A code that this release does not know shows
         *     nothing.
         */
        ProposedChangeView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /** Field */
            field: string;
            /** Hidden */
            hidden?: boolean;
            /** Sensitive */
            sensitive?: string | null;
        };
        /**
         * ProveOneself
         * @description One's own password, once more.
         */
        ProveOneself: {
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * PublishContract
         * @description Publish what was read at this version.
         */
        PublishContract: {
            /** Version */
            version: number;
        };
        /**
         * QuotaView
         * @description What was set aside of a SKU for a pool, and what is left of it.
         */
        QuotaView: {
            /** Asked */
            asked: number;
            /** Locked */
            locked: number;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /**
             * Pool Id
             * Format: uuid
             */
            pool_id: string;
            /** Released At */
            released_at: string | null;
            /** Sellable */
            sellable: number;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /**
         * Rates
         * @description A first unit, and every begun unit after it.
         */
        Rates: {
            /** First Fee Fen */
            first_fee_fen: number;
            /** First Unit */
            first_unit: number;
            /** Next Fee Fen */
            next_fee_fen: number;
            /** Next Unit */
            next_unit: number;
        };
        /**
         * ReachView
         * @description One kind of reach, in a sentence: everywhere, nowhere, or by name.
         */
        ReachView: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "merchants" | "warehouses" | "departments" | "categories" | "channels";
            /** Words */
            words: string;
        };
        /** Ready */
        Ready: {
            /**
             * Ready
             * @default true
             */
            ready: boolean;
            /** Step */
            step: string;
        };
        /**
         * Reason
         * @description Why a row is not taken. `cell` is its address (`B7`), or the row's number.
         */
        Reason: {
            /** Cell */
            cell: string;
            /** Code */
            code: string;
            /** Text */
            text: string;
            /** Title */
            title: string | null;
        };
        /**
         * RebuildTotals
         * @description Accounts whose running totals are to be made from their transfers anew.
         */
        RebuildTotals: {
            /** Account Ids */
            account_ids: string[];
        };
        /**
         * ReceiptView
         * @description Money that came in.
         */
        ReceiptView: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Reference */
            bank_reference: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /**
             * Recorded By
             * Format: uuid
             */
            recorded_by: string;
        };
        /** RecommendationsView */
        RecommendationsView: {
            /** Items */
            items: components["schemas"]["CardView"][];
        };
        /**
         * RecordReceipt
         * @description Money that the bank's statement shows, with the bank's own number for it.
         */
        RecordReceipt: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Reference */
            bank_reference: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
        };
        /**
         * RecoveryCodesView
         * @description To be printed and kept; told this once.
         */
        RecoveryCodesView: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * Refuse
         * @description A refusal says why.
         */
        Refuse: {
            /** Comment */
            comment: string;
        };
        /** RefuseApplication */
        RefuseApplication: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /** RefuseCategory */
        RefuseCategory: {
            /** Note */
            note: string;
        };
        /** RefusePaper */
        RefusePaper: {
            /** Note */
            note: string;
            /** Version */
            version: number;
        };
        /**
         * RegionNode
         * @description A division with what lies below it; nothing below: it may be chosen as an address.
         */
        RegionNode: {
            /** Children */
            children?: components["schemas"]["RegionNode"][];
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * RegionRates
         * @description What delivery into these regions costs.
         */
        RegionRates: {
            /** First Fee Fen */
            first_fee_fen: number;
            /** First Unit */
            first_unit: number;
            /** Next Fee Fen */
            next_fee_fen: number;
            /** Next Unit */
            next_unit: number;
            /** Regions */
            regions: string[];
        };
        /** Release */
        Release: {
            /** Step */
            step: string;
            /** Version */
            version: string;
        };
        /**
         * ReplayView
         * @description How a replay came out: `error` is what stopped it, `left` is what still waits.
         */
        ReplayView: {
            /** Done */
            done: number;
            /** Error */
            error: string | null;
            /** Left */
            left: number;
        };
        /**
         * RequestDetailView
         * @description All of a request but its command.
         */
        RequestDetailView: {
            /** Act */
            act: string;
            /**
             * Act Name
             * @default
             */
            act_name: string;
            /** Amount Fen */
            amount_fen: number | null;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /**
             * Asker
             * @default
             */
            asker: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Cause */
            cause: string | null;
            /** Differences */
            differences: components["schemas"]["houtai__modules__approvals__queries__differences__DifferenceView"][];
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Failure */
            failure: string | null;
            /** Flow Name */
            flow_name: string | null;
            /** Flow Version */
            flow_version: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Decide */
            may_decide: boolean;
            /** May Withdraw */
            may_withdraw: boolean;
            /** Merchant Id */
            merchant_id: string | null;
            /** Number */
            number: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired";
            /** Step */
            step: number;
            /** Step Name */
            step_name: string | null;
            /** Steps */
            steps: components["schemas"]["StepView"][];
            /** Steps Count */
            steps_count: number;
            /** Story */
            story: components["schemas"]["houtai__modules__approvals__queries__detail__HappeningView"][];
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /** Title */
            title: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * RequestView
         * @description A request as it stands in a list. `step_name` says what it waits at, or ended at.
         */
        RequestView: {
            /** Act */
            act: string;
            /**
             * Act Name
             * @default
             */
            act_name: string;
            /** Amount Fen */
            amount_fen: number | null;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /**
             * Asker
             * @default
             */
            asker: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Cause */
            cause: string | null;
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Failure */
            failure: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Number */
            number: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired";
            /** Step */
            step: number;
            /** Step Name */
            step_name: string | null;
            /** Steps Count */
            steps_count: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /** Title */
            title: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * RequirementView
         * @description One paper that selling in a category asks for.
         */
        RequirementView: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Needs Expiry */
            needs_expiry: boolean;
        };
        /**
         * ReserveStep
         * @description Set an amount aside.
         */
        ReserveStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "reserve";
            /** Amount */
            amount: number;
            /**
             * Credit Id
             * Format: uuid
             */
            credit_id: string;
            /**
             * Debit Id
             * Format: uuid
             */
            debit_id: string;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * ResetPassword
         * @description Without a password one is made up.
         */
        ResetPassword: {
            /** Password */
            password?: string | null;
        };
        /**
         * ResetSetting
         * @description Put it back to its default.
         */
        ResetSetting: {
            /** Version */
            version: number;
        };
        /** ResetTemplate */
        ResetTemplate: {
            /** Version */
            version: number;
        };
        /**
         * RestrictionView
         * @description A rule as administrators see it. Minutes count from midnight, local time.
         */
        RestrictionView: {
            /** Account */
            account: string | null;
            /** Account Id */
            account_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Console */
            console: ("platform" | "merchant" | "warehouse") | null;
            /** Enabled */
            enabled: boolean;
            /** From Minute */
            from_minute: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Networks */
            networks: (string)[];
            /** Note */
            note: string;
            /** Place */
            place: string | null;
            /** Role */
            role: string | null;
            /** Role Id */
            role_id: string | null;
            /** Scope */
            scope: string;
            /** To Minute */
            to_minute: number | null;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * ReturnApplication
         * @description What is to be mended, step by step.
         */
        ReturnApplication: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Notes */
            notes: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** ReverseDocument */
        ReverseDocument: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * RevisionView
         * @description One with its contents: `before` is what sells now, `after` what would sell.
         *
         *     For a first publication there is no before. `fields` names the parts that differ now.
         */
        RevisionView: {
            after: components["schemas"]["ContentShown"];
            before: components["schemas"]["ContentShown"] | null;
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Category Name */
            category_name: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Decided By Name
             * @default
             */
            decided_by_name: string;
            /** Fields */
            fields: string[];
            /** Finding Count */
            finding_count: number;
            /** Findings */
            findings: components["schemas"]["FindingView"][];
            /** First */
            first: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Made By
             * Format: uuid
             */
            made_by: string;
            /**
             * Made By Name
             * @default
             */
            made_by_name: string;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Picture */
            picture: string | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /**
             * Product State
             * @enum {string}
             */
            product_state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
            /** Reason */
            reason: string;
            rules: components["schemas"]["CategoryRules"] | null;
            /** Shop Name */
            shop_name: string | null;
            /**
             * Sku Codes
             * @description Codes for the ids in `fields`.
             */
            readonly sku_codes: {
                [key: string]: string;
            };
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "refused" | "applied" | "withdrawn";
            /** Submitted At */
            submitted_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * RoleBrief
         * @description A role by name. One that came with houtai is called in the reader's language.
         */
        RoleBrief: {
            /** Built In */
            built_in: boolean;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * RoleView
         * @description A role with all that it gives; reach that is null is open.
         */
        RoleView: {
            /** Built In */
            built_in: boolean;
            /** Category Ids */
            category_ids: string[] | null;
            /** Channel Ids */
            channel_ids: string[] | null;
            /** Code */
            code: string;
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /**
             * Data Scope
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids: string[] | null;
            /** Description */
            description: string;
            /** Field Rights */
            field_rights: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Member Count */
            member_count: number;
            /** Merchant Id */
            merchant_id: string | null;
            /** Merchant Ids */
            merchant_ids: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Warehouse Ids */
            warehouse_ids: string[] | null;
        };
        /**
         * SalesStockView
         * @description A SKU in the sales layer, all pools together.
         */
        SalesStockView: {
            /** Falling */
            falling: number;
            /** Locked */
            locked: number;
            /** Oversold */
            oversold: number;
            /** Rising */
            rising: number;
            /** Sellable */
            sellable: number;
            /** Sold */
            sold: number;
        };
        /** SaveCategories */
        SaveCategories: {
            /** Category Ids */
            category_ids: string[];
            /** Version */
            version: number;
        };
        /** SaveLegalPerson */
        SaveLegalPerson: {
            /**
             * Id Back File Id
             * Format: uuid
             */
            id_back_file_id: string;
            /** Id Expires On */
            id_expires_on?: string | null;
            /**
             * Id Front File Id
             * Format: uuid
             */
            id_front_file_id: string;
            /** Id Number */
            id_number: string;
            /** Legal Name */
            legal_name: string;
            /** Version */
            version: number;
        };
        /** SaveLicence */
        SaveLicence: {
            /** Business Scope */
            business_scope: string;
            /** Licence Address */
            licence_address: string;
            /** Licence Expires On */
            licence_expires_on?: string | null;
            /**
             * Licence File Id
             * Format: uuid
             */
            licence_file_id: string;
            /** Licence Number */
            licence_number: string;
            /** Licence Region */
            licence_region: string;
            /** Version */
            version: number;
        };
        /**
         * SavePapers
         * @description All papers of an application; empty: none are needed.
         */
        SavePapers: {
            /** Papers */
            papers: components["schemas"]["ShowPaper"][];
            /** Version */
            version: number;
        };
        /** SaveSubject */
        SaveSubject: {
            /** Company Name */
            company_name: string;
            /** Contact Email */
            contact_email?: string | null;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
            /** Shop Name */
            shop_name: string;
            /**
             * Subject Kind
             * @enum {string}
             */
            subject_kind: "company" | "sole_trader";
            /** Version */
            version: number;
        };
        /**
         * Schedule
         * @description When it goes on the shelf and when it comes off; None: not by the clock.
         */
        Schedule: {
            /** Shelf At */
            shelf_at?: string | null;
            /** Shelf Off At */
            shelf_off_at?: string | null;
            /** Version */
            version: number;
        };
        /**
         * SearchView
         * @description A page of what was found. Facets come with the first page only.
         */
        SearchView: {
            correction: components["schemas"]["CorrectionView"] | null;
            explained: components["schemas"]["ExplainedView"] | null;
            facets: components["schemas"]["FacetsView"] | null;
            /** Items */
            items: components["schemas"]["CardView"][];
            /** Next */
            next: string | null;
        };
        /**
         * SellerChoiceView
         * @description A shop to make products for; `category_ids`: there and below, None: everywhere.
         */
        SellerChoiceView: {
            /** Category Ids */
            category_ids: string[] | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Self Run */
            self_run: boolean;
            /** Shop Name */
            shop_name: string;
        };
        /**
         * SessionView
         * @description A session that is open. The place is empty for the platform.
         */
        SessionView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Address */
            address: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** Login */
            login: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Place */
            place: string | null;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * SetMemberships
         * @description All memberships of a person that lie in the actor's reach; others stay as they are.
         */
        SetMemberships: {
            /** Memberships */
            memberships: components["schemas"]["GiveMembership"][];
            /** Version */
            version: number;
        };
        /**
         * SetPreference
         * @description Any JSON value; null forgets it.
         */
        SetPreference: {
            value?: components["schemas"]["JsonValue"];
        };
        /**
         * SetPreferences
         * @description What one does not want, as `<channel>:<template>`, all of it.
         */
        SetPreferences: {
            /** Muted */
            muted: string[];
        };
        /**
         * SetPrices
         * @description New prices of up to two hundred SKUs, with a word on why.
         */
        SetPrices: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Prices */
            prices: components["schemas"]["PriceWanted"][];
        };
        /**
         * SetQuota
         * @description How much of a SKU the pool shall have; what it has sold meanwhile does not come back.
         */
        SetQuota: {
            /** Asked */
            asked: number;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /** SetQuotas */
        SetQuotas: {
            /** Quotas */
            quotas: components["schemas"]["SetQuota"][];
        };
        /**
         * SetStockRule
         * @description Bounds of a SKU in a warehouse; one that is null is the usual one. `version` is null for
         *     goods that have no bounds of their own yet.
         */
        SetStockRule: {
            /** Ageing Days */
            ageing_days?: number | null;
            /** Low Quantity */
            low_quantity?: number | null;
            /** Over Quantity */
            over_quantity?: number | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Version */
            version?: number | null;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
        };
        /**
         * SettingChangeView
         * @description One change. None stands for the default.
         */
        SettingChangeView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Changed By
             * Format: uuid
             */
            changed_by: string;
            /** Changed By Name */
            changed_by_name?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Version */
            version: number;
        };
        /**
         * SettingView
         * @description One setting, with what its form asks for.
         */
        SettingView: {
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            /** Changed By Name */
            changed_by_name?: string | null;
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /** Code */
            code: string;
            default: components["schemas"]["JsonValue"];
            /** Group */
            group: string;
            /** Group Name */
            group_name: string;
            /** Help */
            help: string;
            /** Is Set */
            is_set: boolean;
            /** Name */
            name: string;
            value: components["schemas"]["JsonValue"];
            /** Version */
            version: number;
            /** Wanted */
            wanted: {
                [key: string]: unknown;
            };
        };
        /**
         * SettlementAccount
         * @description Where the platform pays what it owes.
         */
        SettlementAccount: {
            /**
             * Account Kind
             * @enum {string}
             */
            account_kind: "corporate" | "personal";
            /** Account Name */
            account_name: string;
            /** Bank Account */
            bank_account: string;
            /**
             * Bank Branch
             * @default
             */
            bank_branch: string;
            /** Bank Name */
            bank_name: string;
            /** Version */
            version: number;
        };
        /**
         * ShopAddressView
         * @description Where goods leave from, or come back to.
         */
        ShopAddressView: {
            /** Contact Name */
            contact_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Usual */
            is_usual: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "shipping" | "return";
            /** Phone */
            phone: string | null;
            /** Region */
            region: string;
            /** Street */
            street: string;
            /** Version */
            version: number;
        };
        /**
         * ShopChoiceView
         * @description One merchant to choose from.
         */
        ShopChoiceView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ShopPageView
         * @description A seller's own page; its products come by `search?merchant=`.
         */
        ShopPageView: {
            /** Description */
            description: string;
            /** Logo */
            logo: string | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Notice */
            notice: string;
            /** Self Run */
            self_run: boolean;
        };
        /**
         * ShopProfileView
         * @description A shop with its addresses.
         */
        ShopProfileView: {
            /** Addresses */
            addresses: components["schemas"]["ShopAddressView"][];
            /** Carriers */
            carriers: string[];
            /** Description */
            description: string;
            /** Logo File Id */
            logo_file_id: string | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /** Notice */
            notice: string;
            /** Region */
            region: string | null;
            /** Service Hours */
            service_hours: string;
            /** Service Phone */
            service_phone: string;
            /** Version */
            version: number;
        };
        /**
         * ShownAttributeView
         * @description The same with the attribute itself.
         */
        ShownAttributeView: {
            attribute: components["schemas"]["AttributeView"];
            /**
             * Attribute Id
             * Format: uuid
             */
            attribute_id: string;
            /** Values */
            values: string[];
        };
        /**
         * ShownTemplateView
         * @description A template as people read it.
         */
        ShownTemplateView: {
            /** Attributes */
            attributes: components["schemas"]["ShownAttributeView"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * ShowPaper
         * @description One paper with pictures or PDF of it; without a last day it is good without end.
         */
        ShowPaper: {
            /**
             * Brand Name
             * @default
             */
            brand_name: string;
            /** Expires On */
            expires_on?: string | null;
            /** File Ids */
            file_ids: string[];
            /** Kind */
            kind: string;
            /**
             * Number
             * @default
             */
            number: string;
        };
        /** ShowSecondFactor */
        ShowSecondFactor: {
            /**
             * Bearer
             * @default false
             */
            bearer: boolean;
            /**
             * Code
             * Format: password
             */
            code: string;
            /** Ticket */
            ticket: string;
        };
        /**
         * SignedInView
         * @description Either a new session, whose token is told to programs only and this once; or a ticket with
         *     which the second factor is to be shown.
         */
        SignedInView: {
            /** Account Id */
            account_id?: string | null;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Must Change Password
             * @default false
             */
            must_change_password: boolean;
            /**
             * Must Set Up Second Factor
             * @default false
             */
            must_set_up_second_factor: boolean;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "signed_in" | "second_factor_required";
            /** Ticket */
            ticket?: string | null;
            /** Ticket Expires At */
            ticket_expires_at?: string | null;
            /** Token */
            token?: string | null;
        };
        /**
         * SiteView
         * @description A merchant or a warehouse that somebody could be given a membership of.
         */
        SiteView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "merchant" | "warehouse";
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
        };
        /**
         * SkipParked
         * @description Never deliver this event; the reason stays.
         */
        SkipParked: {
            /** Reason */
            reason: string;
        };
        /**
         * SkuOnPageView
         * @description What can be bought. `spec` holds the key of the chosen option by the id of each spec.
         */
        SkuOnPageView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Left */
            left: number | null;
            /** Market Fen */
            market_fen: number | null;
            /** Picture */
            picture: string | null;
            /** Price Fen */
            price_fen: number;
            /** Spec */
            spec: {
                [key: string]: string;
            };
            /** Spec Name */
            spec_name: string;
            /**
             * Stock
             * @enum {string}
             */
            stock: "plenty" | "few" | "none";
        };
        /**
         * SkuShown
         * @description One SKU as somebody sees it.
         */
        SkuShown: {
            /** Barcode */
            barcode?: string | null;
            /** Code */
            code?: string | null;
            /**
             * Components
             * @default []
             */
            components: components["schemas"]["ComponentContent"][];
            /** Cost Fen */
            cost_fen?: number | null;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Id */
            id?: string | null;
            /** Market Fen */
            market_fen?: number | null;
            /** Picture */
            picture?: string | null;
            /** Price Fen */
            price_fen: number;
            /**
             * Spec
             * @default {}
             */
            spec: {
                [key: string]: string;
            };
            /**
             * Volume Cm3
             * @default 0
             */
            volume_cm3: number;
            /**
             * Weight Gram
             * @default 0
             */
            weight_gram: number;
        };
        /**
         * SkuStockView
         * @description All three layers of a SKU. The sales layer is not a warehouse's to see.
         */
        SkuStockView: {
            /** Pools */
            pools: components["schemas"]["PoolStockView"][];
            sales: components["schemas"]["SalesStockView"] | null;
            sku: components["schemas"]["GoodsView"];
            /** Warehouses */
            warehouses: components["schemas"]["WarehouseStockView"][];
        };
        /** SpecOptionView */
        SpecOptionView: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Picture */
            picture?: string | null;
        };
        /**
         * SpecView
         * @description One choice that the buyer makes: colour, size. SKUs name the option by its key.
         */
        SpecView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Options */
            options: components["schemas"]["SpecOptionView"][];
        };
        /**
         * StandingView
         * @description How far an applicant has come: what he has to pay, and whether he is open.
         */
        StandingView: {
            /** Demanded Fen */
            demanded_fen: number | null;
            /** Deposit State */
            deposit_state: ("due" | "met") | null;
            /** Held Fen */
            held_fen: number;
            /**
             * State
             * @enum {string}
             */
            state: "applying" | "open" | "frozen" | "closed";
        };
        /**
         * StateCountView
         * @description How many products stand in a state.
         */
        StateCountView: {
            /** Count */
            count: number;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled";
        };
        /**
         * StatementView
         * @description A page of entries, newest first; `next` names where the page before it in time begins.
         */
        StatementView: {
            /** Entries */
            entries: components["schemas"]["EntryView"][];
            /** Next */
            next: string | null;
        };
        /**
         * Step
         * @description One decision: of any of the approvers, or of all of them, within a time.
         */
        Step: {
            /** Approvers */
            approvers: components["schemas"]["Approver"][];
            /** Hours */
            hours: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "any" | "all";
            /** Name */
            name: string;
            /**
             * Overdue
             * @enum {string}
             */
            overdue: "expire" | "remind";
        };
        /**
         * StepView
         * @description A step of the request; nobody is asked about one that has not begun.
         */
        StepView: {
            /** Hours */
            hours: number;
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Overdue */
            overdue: string;
            /** People */
            people: components["schemas"]["AssignedView"][];
        };
        /**
         * StockRuleView
         * @description Bounds of one SKU in one warehouse.
         */
        StockRuleView: {
            /** Ageing Days */
            ageing_days: number | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Low Quantity */
            low_quantity: number | null;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Over Quantity */
            over_quantity: number | null;
            sku?: components["schemas"]["GoodsView"] | null;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
            /** Version */
            version: number;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /**
         * StockStatementView
         * @description A page of movements, newest first; `next` names where the page before it begins.
         */
        StockStatementView: {
            /** Movements */
            movements: components["schemas"]["MovementView"][];
            /** Next */
            next: string | null;
        };
        /**
         * StoppedView
         * @description A price that the breaker stopped. `bound_fen` is the lowest that would have passed.
         */
        StoppedView: {
            /** Bound Fen */
            bound_fen: number;
            /** Code */
            code: string;
            /** Price Fen */
            price_fen: number;
            /**
             * Rule
             * @enum {string}
             */
            rule: "cost" | "mean";
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /**
         * SubjectsView
         * @description What can be looked for: kinds of things, and doors.
         */
        SubjectsView: {
            /** Doors */
            doors: components["schemas"]["NamedCode"][];
            /** Things */
            things: components["schemas"]["NamedCode"][];
        };
        /**
         * SubmitApplication
         * @description Hand in what was read at this version.
         */
        SubmitApplication: {
            /** Version */
            version: number;
        };
        /** SubmitDocument */
        SubmitDocument: {
            /** Version */
            version: number;
        };
        /** SuggestionsView */
        SuggestionsView: {
            /** Items */
            items: components["schemas"]["SuggestionView"][];
        };
        /**
         * SuggestionView
         * @description Something to search for, and how many products there are of it.
         */
        SuggestionView: {
            /** Count */
            count: number;
            /** Text */
            text: string;
        };
        /**
         * SummaryView
         * @description One dictionary in the list of all.
         */
        SummaryView: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /** Enabled Count */
            enabled_count: number;
            /** Is System */
            is_system: boolean;
            /** Item Count */
            item_count: number;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Tariff
         * @description Everything that a template charges. `rest` is for all regions that no row names; without
         *     it they are not delivered to.
         */
        Tariff: {
            /** Free */
            free: components["schemas"]["FreeRule"][];
            /** No Delivery */
            no_delivery: string[];
            rest: components["schemas"]["Rates"] | null;
            /** Rows */
            rows: components["schemas"]["RegionRates"][];
        };
        /**
         * TemplatePlaceView
         * @description Something that may stand in braces, and what it means.
         */
        TemplatePlaceView: {
            /** Meaning */
            meaning: string;
            /** Name */
            name: string;
        };
        /**
         * TemplateView
         * @description One template by one channel. Version 0: nobody has changed it yet.
         */
        TemplateView: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "in_app" | "email" | "sms" | "webhook";
            /** Code */
            code: string;
            /** Edited At */
            edited_at: string | null;
            /** Edited By */
            edited_by: string | null;
            /** Enabled */
            enabled: boolean;
            /** Name */
            name: string;
            /** Places */
            places: components["schemas"]["TemplatePlaceView"][];
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
            /** Version */
            version: number;
        };
        /**
         * TemplateWords
         * @description The texts of a template in both languages.
         */
        TemplateWords: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
        };
        /**
         * TransferStep
         * @description Move an amount now.
         */
        TransferStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "transfer";
            /** Amount */
            amount: number;
            /**
             * Credit Id
             * Format: uuid
             */
            credit_id: string;
            /**
             * Debit Id
             * Format: uuid
             */
            debit_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * TransferView
         * @description A transfer as it was written.
         */
        TransferView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /**
             * Credit Account Id
             * Format: uuid
             */
            credit_account_id: string;
            /**
             * Debit Account Id
             * Format: uuid
             */
            debit_account_id: string;
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /** Hold Id */
            hold_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Pending */
            pending: number;
            /** Posted */
            posted: number;
            /** Reason */
            reason: string;
        };
        /**
         * TryFreight
         * @description Goods and a region to try out the templates in force.
         */
        TryFreight: {
            /** Lines */
            lines: components["schemas"]["FreightLine"][];
            /** Region */
            region: string;
        };
        /**
         * TryView
         * @description One try: what came back, or why nothing did.
         */
        TryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Error */
            error: string | null;
            /** Excerpt */
            excerpt: string;
            /** Milliseconds */
            milliseconds: number;
            /** Number */
            number: number;
            /** Status */
            status: number | null;
        };
        /** UnblockMember */
        UnblockMember: {
            /** Version */
            version: number;
        };
        /**
         * UnchangedView
         * @description A price that stayed as it was, and why; `code` is a key of the catalogues.
         */
        UnchangedView: {
            /** Code */
            code: string;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /** UnfreezeMerchant */
        UnfreezeMerchant: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /**
         * UnreadView
         * @description How many are unread; 1000 stands for more than 999.
         */
        UnreadView: {
            /** Count */
            count: number;
        };
        /**
         * ValueReportView
         * @description The value of stock by day, and by place at the end.
         */
        ValueReportView: {
            /** Days */
            days: components["schemas"]["DayView"][];
            /** Places */
            places: components["schemas"]["PlaceValueView"][];
        };
        /**
         * VerdictView
         * @description How one promise came out; `breaches` names the first places where it is broken.
         */
        VerdictView: {
            /** Breaches */
            breaches: components["schemas"]["BreachView"][];
            /** Name */
            name: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * VoidStep
         * @description Give a reservation back.
         */
        VoidStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "void";
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * WarehouseStockView
         * @description A SKU in one warehouse: the warehouse layer and the dispatch layer side by side.
         */
        WarehouseStockView: {
            /** Ageing Days */
            ageing_days: number | null;
            /** Alerts */
            alerts: ("low" | "over" | "ageing")[];
            /** Assigned */
            assigned: number;
            /** Average Fen */
            average_fen: number | null;
            /** Coming */
            coming: number;
            /** Damaged */
            damaged: number;
            /** Falling */
            falling: number;
            /** Free */
            free: number;
            /** Frozen */
            frozen: number;
            /** Good */
            good: number;
            /** Inspect */
            inspect: number;
            /** Low Quantity */
            low_quantity: number | null;
            /** Over Quantity */
            over_quantity: number | null;
            /** Picked */
            picked: number;
            /** Rising */
            rising: number;
            /** Rule Version */
            rule_version: number | null;
            /** Short */
            short: number;
            /** Transit */
            transit: number;
            /** Value Fen */
            value_fen: number | null;
            /**
             * Warehouse Id
             * Format: uuid
             */
            warehouse_id: string;
            /**
             * Warehouse Name
             * @default
             */
            warehouse_name: string;
        };
        /**
         * WarehouseView
         * @description A building with stock. `marketplace`: goods of other merchants may lie there too.
         */
        WarehouseView: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Marketplace */
            marketplace: boolean;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Name */
            name: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Region */
            region: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * WebhookSecretView
         * @description The secret is told this once.
         */
        WebhookSecretView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Secret */
            secret: string;
        };
        /**
         * WebhookView
         * @description A webhook without its secret. `opened_at`: since when it is left alone after failures.
         */
        WebhookView: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Created By
             * Format: uuid
             */
            created_by: string;
            /** Enabled */
            enabled: boolean;
            /** Failures In Row */
            failures_in_row: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kinds */
            kinds: string[];
            /** Language */
            language: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Opened At */
            opened_at: string | null;
            /** Probe At */
            probe_at: string | null;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WholeCallView
         * @description One call with what was said and every try.
         */
        WholeCallView: {
            /** Attempts */
            attempts: number;
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            /** Status */
            status: number | null;
            /** Tries */
            tries: components["schemas"]["TryView"][];
            /** Webhook */
            webhook: string;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /**
         * WishView
         * @description One template by one channel outside: whether it is on at all, and whether one muted it.
         */
        WishView: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms";
            /** Enabled */
            enabled: boolean;
            /** Muted */
            muted: boolean;
            /** Name */
            name: string;
            /** Template */
            template: string;
        };
        /** Withdraw */
        Withdraw: {
            /**
             * Comment
             * @default
             */
            comment: string;
        };
        /**
         * WordFoundView
         * @description One word that was searched for, and how many products have it by itself.
         */
        WordFoundView: {
            /** Count */
            count: number;
            /** Word */
            word: string;
        };
        /**
         * WordsPreviewView
         * @description What readers of either language would read.
         */
        WordsPreviewView: {
            en: components["schemas"]["WordsView"];
            zh: components["schemas"]["WordsView"];
        };
        /**
         * WordsView
         * @description What somebody would read.
         */
        WordsView: {
            /** Body */
            body: string;
            /** Subject */
            subject: string;
        };
        /**
         * WriteChain
         * @description A chain written by hand: the way to correct what was wrong is a further transfer.
         */
        WriteChain: {
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Steps */
            steps: (components["schemas"]["TransferStep"] | components["schemas"]["ReserveStep"] | components["schemas"]["PostStep"] | components["schemas"]["VoidStep"])[];
        };
        /**
         * WriteLine
         * @description One SKU. `quantity` is how many more (fewer if negative) on an adjustment, else how many.
         */
        WriteLine: {
            /**
             * Condition
             * @default good
             * @enum {string}
             */
            condition: "good" | "damaged" | "inspect" | "frozen";
            /** Condition To */
            condition_to?: ("good" | "damaged" | "inspect" | "frozen") | null;
            /** Cost Fen */
            cost_fen?: number | null;
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * Format: uuid
             */
            sku_id: string;
        };
        /**
         * WriteOption
         * @description A new option needs no key: it is given one.
         */
        WriteOption: {
            /** Key */
            key?: string | null;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en: string;
        };
        /**
         * WriteSku
         * @description One SKU. Who may not write costs leaves `cost_fen` out; it stays as it was.
         */
        WriteSku: {
            /** Barcode */
            barcode?: string | null;
            /** Code */
            code?: string | null;
            /**
             * Components
             * @default []
             */
            components: components["schemas"]["ComponentContent"][];
            /** Cost Fen */
            cost_fen?: number | null;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Id */
            id?: string | null;
            /** Market Fen */
            market_fen?: number | null;
            /** Picture */
            picture?: string | null;
            /** Price Fen */
            price_fen: number;
            /**
             * Spec
             * @default {}
             */
            spec: {
                [key: string]: string;
            };
            /**
             * Volume Cm3
             * @default 0
             */
            volume_cm3: number;
            /**
             * Weight Gram
             * @default 0
             */
            weight_gram: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    approvals_list_acts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"][];
                };
            };
        };
    };
    approvals_count_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsView"];
                };
            };
        };
    };
    approvals_list_decided: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_list_delegations: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DelegationView_"];
                };
            };
        };
    };
    approvals_delegate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Delegate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    approvals_end_delegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                delegation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_flows: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id" | "act" | "-act";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowView_"];
                };
            };
        };
    };
    approvals_create_flow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlow"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    approvals_show_flow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetailView"];
                };
            };
        };
    };
    approvals_edit_flow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditFlow"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_mine: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_find_colleagues: {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"][];
                };
            };
        };
    };
    approvals_list_requests: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                asked_by?: string | null;
                limit?: number;
                merchant_id?: string | null;
                number?: string | null;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
                thing_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_show_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDetailView"];
                };
            };
        };
    };
    approvals_approve_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approve"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_refuse_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refuse"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_withdraw_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdraw"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_tasks: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    audit_list_entries: {
        parameters: {
            query?: {
                actor?: string | null;
                address?: string | null;
                after?: string | null;
                at_before?: string | null;
                at_from?: string | null;
                door?: string | null;
                limit?: number;
                result?: ("done" | "refused") | null;
                sort?: "at" | "-at";
                text?: string | null;
                thing?: string | null;
                thing_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogEntryView_"];
                };
            };
        };
    };
    audit_show_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogDetailView"];
                };
            };
        };
    };
    audit_list_logins: {
        parameters: {
            query?: {
                account?: string | null;
                address?: string | null;
                after?: string | null;
                at_before?: string | null;
                at_from?: string | null;
                limit?: number;
                login?: string | null;
                result?: ("done" | "refused") | null;
                sort?: "at" | "-at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoginView_"];
                };
            };
        };
    };
    audit_list_subjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectsView"];
                };
            };
        };
    };
    audit_list_history: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "at" | "-at";
            };
            header?: never;
            path: {
                thing: string;
                thing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogChangesView_"];
                };
            };
        };
    };
    branding_show_branding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandingView"];
                };
            };
        };
    };
    branding_show_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_attributes: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("text" | "number" | "choice" | "choices" | "date")[] | null;
                limit?: number;
                sort?: "id" | "-id" | "name" | "-name";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedAttributeView_"];
                };
            };
        };
    };
    catalog_create_attribute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeAttribute"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_show_attribute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attribute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedAttributeView"];
                };
            };
        };
    };
    catalog_edit_attribute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                attribute_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAttribute"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_delete_attribute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                attribute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_brands: {
        parameters: {
            query?: {
                after?: string | null;
                bound_to?: string | null;
                initial?: string | null;
                limit?: number;
                sort?: "id" | "-id" | "initial" | "-initial" | "name" | "-name";
                state?: ("active" | "disabled") | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedBrandView_"];
                };
            };
        };
    };
    catalog_create_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeBrand"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_show_brand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedBrandView"];
                };
            };
        };
    };
    catalog_edit_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBrand"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_delete_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"][];
                };
            };
        };
    };
    catalog_create_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeCategory"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_show_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryDetailView"];
                };
            };
        };
    };
    catalog_edit_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCategory"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_delete_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_bind_attributes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindAttributes"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_bind_brands: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindBrands"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_move_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveCategory"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_ask_papers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskPapers"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_words: {
        parameters: {
            query?: {
                after?: string | null;
                level?: ("block" | "warn") | null;
                limit?: number;
                sort?: "id" | "-id" | "word" | "-word";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WordView_"];
                };
            };
        };
    };
    catalog_create_word: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeWord"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_edit_word: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                word_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditWord"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_delete_word: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                word_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_labels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryLabelView"][];
                };
            };
        };
    };
    catalog_create_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeLabel"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_edit_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                label_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditLabel"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_list_attribute_choices: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("text" | "number" | "choice" | "choices" | "date")[] | null;
                limit?: number;
                sort?: "id" | "-id" | "name" | "-name";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedAttributeView_"];
                };
            };
        };
    };
    catalog_list_brand_choices: {
        parameters: {
            query?: {
                after?: string | null;
                category_id?: string | null;
                limit?: number;
                sort?: "initial" | "-initial" | "name" | "-name";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BrandNameView_"];
                };
            };
        };
    };
    catalog_list_category_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryChoiceView"][];
                };
            };
        };
    };
    catalog_show_category_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRules"];
                };
            };
        };
    };
    catalog_list_requirements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementView"][];
                };
            };
        };
    };
    catalog_list_label_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryLabelView"][];
                };
            };
        };
    };
    catalog_list_promise_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryPromiseView"][];
                };
            };
        };
    };
    catalog_list_seller_choices: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                merchant_id?: string | null;
                sort?: "merchant_id" | "-merchant_id";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SellerChoiceView_"];
                };
            };
        };
    };
    catalog_list_price_changes: {
        parameters: {
            query?: {
                after?: string | null;
                at_from?: string | null;
                at_to?: string | null;
                limit?: number;
                merchant_id?: string | null;
                product_id?: string | null;
                sku_id?: string | null;
                sort?: "id" | "-id";
                source?: ("edit" | "price_list" | "sheet" | "review" | "undo") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PriceChangeView_"];
                };
            };
        };
    };
    catalog_list_price_tries: {
        parameters: {
            query?: {
                after?: string | null;
                at_from?: string | null;
                at_to?: string | null;
                limit?: number;
                merchant_id?: string | null;
                product_id?: string | null;
                rule?: ("cost" | "mean") | null;
                sku_id?: string | null;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PriceTryView_"];
                };
            };
        };
    };
    catalog_set_prices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPrices"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesSetView"];
                };
            };
        };
    };
    catalog_list_products: {
        parameters: {
            query?: {
                after?: string | null;
                barcode?: string | null;
                brand_id?: string | null;
                category_id?: string | null;
                changed_from?: string | null;
                changed_to?: string | null;
                code?: string | null;
                composition?: ("single" | "bundle" | "gift_pack") | null;
                kind?: ("physical" | "virtual" | "card_key") | null;
                limit?: number;
                merchant_id?: string | null;
                number?: string | null;
                price_from?: number | null;
                price_to?: number | null;
                sku_code?: string | null;
                sort?: "id" | "-id" | "changed_at" | "-changed_at" | "price_fen_min" | "-price_fen_min";
                state?: ("draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled")[] | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedProductView_"];
                };
            };
        };
    };
    catalog_create_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProduct"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_show_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    catalog_edit_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditProduct"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedView"];
                };
            };
        };
    };
    catalog_purge_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_approve_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_put_product_on_shelf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_recycle_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_refuse_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_restore_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_schedule_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Schedule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_submit_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__catalog__service__publishing__SubmittedView"];
                };
            };
        };
    };
    catalog_take_product_off_shelf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_withdraw_product: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_act_on_products: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
        };
    };
    catalog_count_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateCountView"][];
                };
            };
        };
    };
    catalog_list_promises: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryPromiseView"][];
                };
            };
        };
    };
    catalog_create_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakePromise"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_edit_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                promise_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditPromise"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_decide_products: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
        };
    };
    catalog_list_revisions: {
        parameters: {
            query?: {
                after?: string | null;
                category_id?: string | null;
                limit?: number;
                merchant_id?: string | null;
                product_id?: string | null;
                sort?: "id" | "-id";
                state?: ("draft" | "in_review" | "refused" | "applied" | "withdrawn")[] | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedRevisionView_"];
                };
            };
        };
    };
    catalog_show_revision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                revision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionView"];
                };
            };
        };
    };
    catalog_list_skus: {
        parameters: {
            query?: {
                after?: string | null;
                barcode?: string | null;
                category_id?: string | null;
                code?: string | null;
                composition?: ("single" | "bundle" | "gift_pack")[] | null;
                id?: string[] | null;
                limit?: number;
                merchant_id?: string | null;
                own_stock?: boolean | null;
                product_id?: string | null;
                product_state?: ("draft" | "in_review" | "approved" | "on_shelf" | "off_shelf" | "recycled")[] | null;
                sort?: "id" | "-id" | "code" | "-code";
                state?: ("active" | "disabled") | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedSkuView_"];
                };
            };
        };
    };
    catalog_list_templates: {
        parameters: {
            query?: {
                after?: string | null;
                attribute_id?: string | null;
                limit?: number;
                own?: boolean | null;
                sort?: "id" | "-id" | "name" | "-name";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ShownTemplateView_"];
                };
            };
        };
    };
    catalog_create_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    catalog_show_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownTemplateView"];
                };
            };
        };
    };
    catalog_edit_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["houtai__modules__catalog__service__templates__EditTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    catalog_delete_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_list_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryView"][];
                };
            };
        };
    };
    dictionaries_make_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDictionary"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    dictionaries_show_dictionary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionaryView"];
                };
            };
        };
    };
    dictionaries_edit_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditDictionary"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_remove_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_list_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__kit__dictionaries__looking__WordView"][];
                };
            };
        };
    };
    exports_list_exports: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportView_"];
                };
            };
        };
    };
    exports_ask_for_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForExport"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    exports_show_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
        };
    };
    exports_cancel_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exports_fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_list_files: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                name?: string | null;
                purpose?: string[] | null;
                sort?: "id" | "-id";
                state?: ("stored" | "deleted") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FileView_"];
                };
            };
        };
    };
    files_upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_files_upload_file"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
        };
    };
    files_show_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
        };
    };
    files_delete_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_show_picture: {
        parameters: {
            query?: {
                size?: "small" | "large";
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_restore_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_accounts: {
        parameters: {
            query?: {
                after?: string | null;
                department_id?: string | null;
                limit?: number;
                merchant_id?: string | null;
                role_id?: string | null;
                sort?: "id" | "-id" | "login" | "-login" | "name" | "-name";
                state?: ("active" | "disabled" | "left") | null;
                text?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoginAccountView_"];
                };
            };
        };
    };
    identity_create_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAccountView"];
                };
            };
        };
    };
    identity_edit_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_disable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DisableAccount"] | null;
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_enable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_leave: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_set_memberships: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMemberships"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It gives more than the caller has: others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_reset_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordView"];
                };
            };
        };
    };
    identity_preview_account: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
        };
    };
    identity_show_second_factor_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorStateView"];
                };
            };
        };
    };
    identity_reset_second_factor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_departments: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentView"][];
                };
            };
        };
    };
    identity_create_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDepartment"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_edit_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                department_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditDepartment"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                department_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldView"][];
                };
            };
        };
    };
    identity_list_functions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunctionView"][];
                };
            };
        };
    };
    identity_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__identity__queries__me__MeView"];
                };
            };
        };
    };
    identity_edit_me: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMe"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_preference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preference_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceView"];
                };
            };
        };
    };
    identity_set_preference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                preference_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPreference"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_own_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorStateView"];
                };
            };
        };
    };
    identity_begin_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentView"];
                };
            };
        };
    };
    identity_confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmFactor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesView"];
                };
            };
        };
    };
    identity_renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesView"];
                };
            };
        };
    };
    identity_remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_own_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
        };
    };
    identity_end_own_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_posts: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostView"][];
                };
            };
        };
    };
    identity_create_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeNode"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_edit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                post_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditNode"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                post_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_roles: {
        parameters: {
            query?: {
                after?: string | null;
                console?: ("platform" | "merchant" | "warehouse") | null;
                limit?: number;
                sort?: "id" | "-id" | "code" | "-code";
                state?: ("active" | "disabled") | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoleView_"];
                };
            };
        };
    };
    identity_create_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
        };
    };
    identity_edit_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It gives more than the caller has: others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_copy_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_preview_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
        };
    };
    identity_list_sessions: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                limit?: number;
                login?: string | null;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionView_"];
                };
            };
        };
    };
    identity_sign_in_here: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["houtai__modules__identity__service__sign_in__SignIn"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
        };
    };
    identity_end_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_go_to_place: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoToPlace"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowSecondFactor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
        };
    };
    identity_list_sign_in_rules: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                console?: ("platform" | "merchant" | "warehouse") | null;
                limit?: number;
                role_id?: string | null;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RestrictionView_"];
                };
            };
        };
    };
    identity_make_sign_in_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeRule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_sign_in_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestrictionView"];
                };
            };
        };
    };
    identity_edit_sign_in_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_remove_sign_in_rule: {
        parameters: {
            query?: {
                lock_out_ok?: boolean;
            };
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_sites: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("merchant" | "warehouse") | null;
                limit?: number;
                sort?: "id" | "-id";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SiteView_"];
                };
            };
        };
    };
    inventory_count_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertCountsView"];
                };
            };
        };
    };
    inventory_list_alerts: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("low" | "over" | "ageing")[] | null;
                limit?: number;
                merchant_id?: string | null;
                sku_id?: string | null;
                sort?: "id" | "-id";
                state?: ("open" | "closed") | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AlertView_"];
                };
            };
        };
    };
    inventory_list_checks: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CheckView_"];
                };
            };
        };
    };
    inventory_ask_for_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    inventory_show_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
        };
    };
    inventory_list_differences: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                promise?: string | null;
                sort?: "position" | "-position";
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DifferenceView_"];
                };
            };
        };
    };
    inventory_mend_differences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MendedView"];
                };
            };
        };
    };
    inventory_count_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentCountsView"];
                };
            };
        };
    };
    inventory_list_documents: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("opening" | "adjustment" | "condition")[] | null;
                limit?: number;
                made_below?: string | null;
                made_from?: string | null;
                merchant_id?: string | null;
                number?: string | null;
                reason?: string | null;
                sort?: "id" | "-id";
                state?: ("draft" | "waiting" | "posted" | "cancelled")[] | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DocumentView_"];
                };
            };
        };
    };
    inventory_make_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDocument"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    inventory_show_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDetailView"];
                };
            };
        };
    };
    inventory_edit_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditDocument"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_cancel_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelDocument"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_reverse_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseDocument"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__inventory__service__posting__SubmittedView"];
                };
            };
        };
    };
    inventory_submit_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitDocument"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__inventory__service__posting__SubmittedView"];
                };
            };
        };
    };
    inventory_list_levels: {
        parameters: {
            query?: {
                after?: string | null;
                alert?: ("low" | "over" | "ageing") | null;
                limit?: number;
                merchant_id?: string | null;
                short_from?: number | null;
                sku_id?: string[] | null;
                sort?: "changed_at" | "-changed_at" | "good" | "-good" | "free" | "-free";
                text?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LevelView_"];
                };
            };
        };
    };
    inventory_list_pools: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: string | null;
                limit?: number;
                merchant_id?: string | null;
                purpose_id?: string | null;
                sort?: "id" | "-id";
                state?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedPoolView_"];
                };
            };
        };
    };
    inventory_create_pool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakePool"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    inventory_show_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolView"];
                };
            };
        };
    };
    inventory_edit_pool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditPool"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_end_pool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndPool"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_list_quotas: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sku_id?: string | null;
                sort?: "sku_id" | "-sku_id";
            };
            header?: never;
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QuotaView_"];
                };
            };
        };
    };
    inventory_set_quotas: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuotas"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_find_scanned: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsView"][];
                };
            };
        };
    };
    inventory_list_stock_rules: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sku_id?: string | null;
                sort?: "id" | "-id";
                text?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StockRuleView_"];
                };
            };
        };
    };
    inventory_set_stock_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStockRule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    inventory_remove_stock_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inventory_show_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuStockView"];
                };
            };
        };
    };
    inventory_read_stock_statement: {
        parameters: {
            query: {
                account: "good" | "damaged" | "inspect" | "frozen" | "picked" | "coming" | "free" | "assigned" | "transit" | "rising" | "falling" | "short" | "sellable" | "sold" | "oversold";
                before?: string | null;
                limit?: number;
                pool_id?: string | null;
                until?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockStatementView"];
                };
            };
        };
    };
    inventory_report_value: {
        parameters: {
            query: {
                day_from: string;
                day_to: string;
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueReportView"];
                };
            };
        };
    };
    inventory_list_warehouses: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                merchant_id?: string | null;
                name?: string | null;
                sort?: "id" | "-id" | "name" | "-name";
                state?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WarehouseView_"];
                };
            };
        };
    };
    inventory_create_warehouse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeWarehouse"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    inventory_show_warehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                warehouse_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseView"];
                };
            };
        };
    };
    inventory_edit_warehouse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                warehouse_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditWarehouse"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ledger_list_accounts: {
        parameters: {
            query?: {
                after?: string | null;
                book?: string | null;
                home_id?: string | null;
                kind?: string | null;
                limit?: number;
                owner_id?: string | null;
                sort?: "id" | "-id";
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountView_"];
                };
            };
        };
    };
    ledger_show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingsView"];
                };
            };
        };
    };
    ledger_read_statement: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
                until?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
        };
    };
    ledger_write_chain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteChain"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainTaken"];
                };
            };
        };
    };
    ledger_list_transfers_of_document: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferView"][];
                };
            };
        };
    };
    ledger_rebuild_totals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildTotals"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    logistics_list_freight_templates: {
        parameters: {
            query?: {
                after?: string | null;
                charge_by?: ("weight" | "volume" | "count" | "amount")[] | null;
                limit?: number;
                merchant_id?: string | null;
                name?: string | null;
                scope?: ("category" | "shop") | null;
                sort?: "id" | "-id" | "name" | "-name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FreightTemplateSummaryView_"];
                };
            };
        };
    };
    logistics_make_freight_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeFreightTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    logistics_show_freight_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreightTemplateView"];
                };
            };
        };
    };
    logistics_edit_freight_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditFreightTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    logistics_remove_freight_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    logistics_copy_freight_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyFreightTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    logistics_make_freight_template_default: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    logistics_try_freight: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryFreight"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreightView"];
                };
            };
        };
    };
    machine_list_crons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CronView"][];
                };
            };
        };
    };
    machine_run_cron: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_count_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountView"][];
                };
            };
        };
    };
    machine_list_jobs: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted")[] | null;
                task?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_JobView_"];
                };
            };
        };
    };
    machine_cancel_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_retry_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_list_names: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesView"];
                };
            };
        };
    };
    machine_list_parked: {
        parameters: {
            query?: {
                after?: string | null;
                key?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("failed" | "waiting" | "replayed" | "skipped")[] | null;
                subscriber?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ParkedView_"];
                };
            };
        };
    };
    machine_replay_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayView"];
                };
            };
        };
    };
    machine_skip_parked: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipParked"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_list_proofs: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProofView_"];
                };
            };
        };
    };
    machine_start_proof: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    machine_list_subscribers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LagView"][];
                };
            };
        };
    };
    members_list_members: {
        parameters: {
            query?: {
                after?: string | null;
                joined_before?: string | null;
                joined_from?: string | null;
                limit?: number;
                name?: string | null;
                phone?: string | null;
                sort?: "joined_at" | "-joined_at";
                state?: ("active" | "blocked") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MemberView_"];
                };
            };
        };
    };
    members_show_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDetailView"];
                };
            };
        };
    };
    members_block_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockMember"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_unblock_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnblockMember"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_list_applications: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id" | "submitted_at" | "-submitted_at";
                state?: ("draft" | "submitted" | "returned" | "approved" | "refused")[] | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApplicationBrief_"];
                };
            };
        };
    };
    merchants_show_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    merchants_save_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_approve_application: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveApplication"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_save_categories: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveCategories"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_save_legal_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveLegalPerson"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_save_licence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveLicence"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_save_papers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePapers"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_refuse_application: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseApplication"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_return_application: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnApplication"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_save_subject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveSubject"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_submit_application: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitApplication"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_count_applications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
        };
    };
    merchants_list_contracts: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id" | "made_at" | "-made_at";
                state?: ("draft" | "current" | "former") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ContractBrief_"];
                };
            };
        };
    };
    merchants_draft_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContract"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    merchants_show_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"];
                };
            };
        };
    };
    merchants_edit_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditContract"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_remove_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_publish_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishContract"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_show_current_contract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"] | null;
                };
            };
        };
    };
    merchants_accept_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptContract"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_list_demands: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("due" | "met") | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DemandBrief_"];
                };
            };
        };
    };
    merchants_join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Join"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedView"];
                };
            };
        };
    };
    merchants_list_levels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantLevelView"][];
                };
            };
        };
    };
    merchants_make_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeMerchantLevel"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    merchants_edit_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                level_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMerchantLevel"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_remove_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                level_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_list_merchants: {
        parameters: {
            query?: {
                after?: string | null;
                level_id?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("applying" | "open" | "frozen" | "closed")[] | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MerchantBrief_"];
                };
            };
        };
    };
    merchants_show_merchant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantView"];
                };
            };
        };
    };
    merchants_change_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantActAskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_ask_categories: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskCategories"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_grant_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                granted_id: string;
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_refuse_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                granted_id: string;
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseCategory"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_withdraw_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                granted_id: string;
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseCategory"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_demand_deposit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemandDeposit"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_record_receipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordReceipt"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    merchants_freeze_merchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeMerchant"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantActAskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_give_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveLevel"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_open_merchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMerchant"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_show_paper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowPaper"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    merchants_unfreeze_merchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnfreezeMerchant"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantActAskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_count_merchants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
        };
    };
    merchants_show_own_application: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"] | null;
                };
            };
        };
    };
    merchants_show_own_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantView"];
                };
            };
        };
    };
    merchants_show_own_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopProfileView"];
                };
            };
        };
    };
    merchants_show_own_standing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingView"];
                };
            };
        };
    };
    merchants_list_papers: {
        parameters: {
            query?: {
                after?: string | null;
                ends_before?: string | null;
                kind?: string[] | null;
                limit?: number;
                merchant_id?: string | null;
                sort?: "id" | "-id";
                state?: ("draft" | "waiting" | "valid" | "refused" | "expired" | "replaced")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PaperView_"];
                };
            };
        };
    };
    merchants_accept_paper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                paper_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptPaper"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_refuse_paper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                paper_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusePaper"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_show_shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopProfileView"];
                };
            };
        };
    };
    merchants_edit_shop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditShop"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_make_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeShopAddress"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    merchants_edit_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                address_id: string;
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditShopAddress"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    merchants_remove_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                address_id: string;
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_list_deliveries: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                channel?: ("email" | "sms") | null;
                created_before?: string | null;
                created_from?: string | null;
                limit?: number;
                sort?: "created_at" | "-created_at";
                state?: ("waiting" | "sent" | "failed" | "no_provider" | "no_address")[] | null;
                template?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryView_"];
                };
            };
        };
    };
    notices_retry_delivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_list_messages: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                template?: string | null;
                unread?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageView_"];
                };
            };
        };
    };
    notices_read_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_read_all_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_count_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadView"];
                };
            };
        };
    };
    notices_show_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
        };
    };
    notices_set_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPreferences"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_stream_news: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Events `unread` with the number of unread messages, as JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    notices_list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"][];
                };
            };
        };
    };
    notices_show_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
        };
    };
    notices_edit_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["houtai__modules__notices__service__templates__EditTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_reset_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_preview_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateWords"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsPreviewView"];
                };
            };
        };
    };
    notices_try_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    notices_list_webhook_calls: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "delivered" | "failed")[] | null;
                webhook_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallView_"];
                };
            };
        };
    };
    notices_show_webhook_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCallView"];
                };
            };
        };
    };
    notices_replay_webhook_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_list_webhook_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindView"][];
                };
            };
        };
    };
    notices_list_webhooks: {
        parameters: {
            query?: {
                after?: string | null;
                enabled?: boolean | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WebhookView_"];
                };
            };
        };
    };
    notices_create_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
        };
    };
    notices_show_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
        };
    };
    notices_edit_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditWebhook"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_remove_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_renew_webhook_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
        };
    };
    notices_try_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    regions_list_regions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionNode"][];
                };
            };
        };
    };
    search_search: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hit"][];
                };
            };
        };
    };
    settings_list_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingView"][];
                };
            };
        };
    };
    settings_change_setting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSetting"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    settings_list_setting_changes: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingChangeView_"];
                };
            };
        };
    };
    settings_reset_setting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetSetting"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sheets_one_importer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImporterView"];
                };
            };
        };
    };
    sheets_list_imports: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportView_"];
                };
            };
        };
    };
    sheets_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_sheets_upload"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_one_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_apply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_list_rows: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "row" | "-row";
                state?: ("same" | "wrong" | "planned" | "done" | "refused" | "undone" | "kept")[] | null;
            };
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChangeView_"];
                };
            };
        };
    };
    sheets_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_wrong_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sheets_list_merchants: {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopChoiceView"][];
                };
            };
        };
    };
    sheets_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    storefront_list_floors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorView"][];
                };
            };
        };
    };
    storefront_create_floor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeFloor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    storefront_show_floor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                floor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorView"];
                };
            };
        };
    };
    storefront_edit_floor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                floor_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditFloor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    storefront_delete_floor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                floor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    health_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
        };
    };
    shop_list_own_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressView"][];
                };
            };
        };
    };
    shop_add_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddAddress"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    shop_show_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressView"];
                };
            };
        };
    };
    shop_edit_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAddress"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_remove_address: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_note_behaviour: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBehaviour"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesView"];
                };
            };
        };
    };
    shop_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
        };
    };
    shop_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__members__api__shop__MeView"];
                };
            };
        };
    };
    shop_edit_me: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditSelf"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_show_public_picture: {
        parameters: {
            query?: {
                width?: number;
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_show_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPageView"];
                };
            };
        };
    };
    shop_quote_freight: {
        parameters: {
            query: {
                quantity?: number;
                region: string;
                sku: string;
            };
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreightQuoteView"];
                };
            };
        };
    };
    shop_recommend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationsView"];
                };
            };
        };
    };
    shop_list_regions_for_buyers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionNode"][];
                };
            };
        };
    };
    shop_search_products: {
        parameters: {
            query?: {
                after?: string | null;
                attribute?: string[];
                brand?: string[];
                category?: string | null;
                in_stock?: boolean;
                limit?: number;
                merchant?: string | null;
                price_from?: number | null;
                price_to?: number | null;
                sort?: "relevance" | "price" | "-price" | "-sold" | "-newest";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
        };
    };
    shop_show_shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopPageView"];
                };
            };
        };
    };
    shop_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["houtai__modules__members__service__signing_in__SignIn"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["houtai__modules__members__api__shop__MeView"];
                };
            };
        };
    };
    shop_send_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForCode"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentView"];
                };
            };
        };
    };
    shop_sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shop_suggest: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionsView"];
                };
            };
        };
    };
}
